namespace Negotiations.Domain.Processes;

/// <summary>Where a process stands.</summary>
public enum ProcessStatus
{
    /// <summary>Talks go on.</summary>
    Open,

    /// <summary>Talks rest; everything stays readable and lists can still be kept.</summary>
    Suspended,

    /// <summary>Ended; nothing changes any more.</summary>
    Closed,
}

/// <summary>One negotiation between parties. Everything else lives in a process.</summary>
public sealed class Process : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest reference.</summary>
    public const int ReferenceLength = 40;

    /// <summary>Longest description.</summary>
    public const int DescriptionLength = 4000;

    /// <summary>Longest IANA time zone id.</summary>
    public const int TimeZoneLength = 64;

    private Process()
    {
    }

    /// <summary>Opens a process.</summary>
    public Process(string name, string reference, string description, string timeZone)
    {
        Id = Id<Process>.New();
        Name = name;
        Reference = reference;
        Description = description;
        TimeZone = timeZone;
    }

    /// <summary>Its key.</summary>
    public Id<Process> Id { get; private init; }

    /// <summary>What everybody calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Short reference for papers; unique in a deployment.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What it is about; empty if nothing was written.</summary>
    public string Description { get; private set; } = "";

    /// <summary>IANA id of the zone in which its times are shown beside UTC.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public ProcessStatus Status { get; private set; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Corrects name, description and zone. The reference stays: papers cite it.</summary>
    /// <exception cref="RuleViolation">The process is closed.</exception>
    public void Describe(string name, string description, string timeZone)
    {
        RequireNotClosed();
        Name = name;
        Description = description;
        TimeZone = timeZone;
    }

    /// <summary>Lets the talks rest.</summary>
    /// <exception cref="RuleViolation">The process is closed.</exception>
    public void Suspend()
    {
        RequireNotClosed();
        Status = ProcessStatus.Suspended;
    }

    /// <summary>Ends it.</summary>
    public void Close() => Status = ProcessStatus.Closed;

    /// <summary>Takes it up again.</summary>
    public void Reopen() => Status = ProcessStatus.Open;

    /// <summary>Asked before anything in the process changes.</summary>
    /// <exception cref="RuleViolation">The process is closed.</exception>
    public void RequireNotClosed()
    {
        if (Status == ProcessStatus.Closed)
        {
            throw Closed();
        }
    }

    /// <summary>What is said to somebody who would change something in a closed process.</summary>
    public static RuleViolation Closed() => new("process.closed", "This process is closed: it can be read, and nothing in it changes until its lead mediator reopens it.");
}
