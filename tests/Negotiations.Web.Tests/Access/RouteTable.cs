using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Negotiations.Web.Tests.Access;

/// <summary>What somebody gets at a route.</summary>
public enum Outcome
{
    /// <summary>The page or the file; for a form that is sent, whatever answers what it says.</summary>
    Served,

    /// <summary>Led on to another page of the application, by a link.</summary>
    LedOn,

    /// <summary>Asked to sign in.</summary>
    SignIn,

    /// <summary>There is no such page: the answer to an address that never was.</summary>
    NotFound,
}

/// <summary>One route and what everybody gets there.</summary>
public sealed record RouteRow(string Method, string Pattern, IReadOnlyDictionary<Kind, Outcome> Outcomes)
{
    /// <summary>Method and pattern: the key of the table.</summary>
    public string Route => $"{Method} {Pattern}";

    /// <summary>The route values in the address, in order.</summary>
    public IReadOnlyList<string> Parameters => RouteTable.ParametersOf(Pattern);

    public override string ToString() => Route;
}

/// <summary>
/// All routes, and who gets what at each, for records of the first delegation that exist. One rule holds for all of them and needs no
/// column: whoever is signed in gets <em>not found</em> for an id that never was.
/// </summary>
public static partial class RouteTable
{
    // y  served      >  led on to another page      S  asked to sign in      -  not found
    private const string Text = """
        #                                                                  no-           first      other     inter-            admini-        else-
        #                                                                  body lead staff head mbr  head mbr  mediary observer  strator auditor where
        ANY  /health/live                                                   y    y    y     y    y    y    y     y       y         y      y      y
        ANY  /health/ready                                                  y    y    y     y    y    y    y     y       y         y      y      y
        ANY  /error/{code}                                                  -    -    -     -    -    -    -     -       -         -      -      -
        POST /appearance                                                    y    y    y     y    y    y    y     y       y         y      y      y

        GET  /sign-in                                                       y    y    y     y    y    y    y     y       y         y      y      y
        POST /sign-in                                                       y    y    y     y    y    y    y     y       y         y      y      y
        POST /sign-in/demonstration                                         y    y    y     y    y    y    y     y       y         y      y      y
        POST /sign-out                                                      S    y    y     y    y    y    y     y       y         y      y      y
        GET  /setup                                                         -    -    -     -    -    -    -     -       -         -      -      -
        POST /setup                                                         -    -    -     -    -    -    -     -       -         -      -      -
        GET  /invitations/{token}                                           y    y    y     y    y    y    y     y       y         y      y      y
        POST /invitations/{token}                                           y    y    y     y    y    y    y     y       y         y      y      y

        GET  /verify                                                        y    y    y     y    y    y    y     y       y         y      y      y
        POST /verify                                                        y    y    y     y    y    y    y     y       y         y      y      y
        GET  /verify/keys.pem                                               y    y    y     y    y    y    y     y       y         y      y      y
        GET  /verify/keys.json                                              y    y    y     y    y    y    y     y       y         y      y      y

        GET  /account                                                       S    y    y     y    y    y    y     y       y         y      y      y
        POST /account/password                                              S    y    y     y    y    y    y     y       y         y      y      y
        POST /account/notices                                               S    y    y     y    y    y    y     y       y         y      y      y
        POST /account/time-zone                                             S    y    y     y    y    y    y     y       y         y      y      y
        POST /account/sessions/end                                          S    y    y     y    y    y    y     y       y         y      y      y

        POST /account/calendar                                              S    y    y     y    y    y    y     y       y         y      y      y
        POST /account/calendar/end                                          S    y    y     y    y    y    y     y       y         y      y      y
        GET  /calendar/{secret}.ics                                         y    y    y     y    y    y    y     y       y         y      y      y

        GET  /accounts                                                      S    -    -     -    -    -    -     -       -         y      -      -
        GET  /accounts/invite                                               S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/invite                                               S    -    -     -    -    -    -     -       -         y      -      -
        GET  /accounts/{user}                                               S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/invitation                                    S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/invitation/take-back                          S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/memberships                                   S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/memberships/{membership}/take                 S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/disable                                       S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/enable                                        S    -    -     -    -    -    -     -       -         y      -      -
        POST /accounts/{user}/sessions/end                                  S    -    -     -    -    -    -     -       -         y      -      -

        GET  /                                                              S    >    >     >    >    >    >     >       >         >      >      >
        GET  /processes                                                     S    y    y     y    y    y    y     y       y         y      y      y
        GET  /processes/new                                                 S    -    -     -    -    -    -     -       -         y      -      -
        POST /processes/new                                                 S    -    -     -    -    -    -     -       -         y      -      -
        GET  /processes/{process}                                           S    y    y     y    y    y    y     y       y         -      -      -
        POST /processes/{process}/seen                                      S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/edit                                      S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/edit                                      S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/status                                    S    y    -     -    -    -    -     -       -         -      -      -

        GET  /processes/{process}/search                                    S    y    y     y    y    y    y     y       y         -      -      -
        POST /processes/{process}/timeline/export                           S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/timeline                                  S    y    y     y    y    y    y     y       y         -      -      -

        GET  /processes/{process}/parties                                   S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/parties/new                               S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/parties/new                               S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/parties/{party}                           S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/parties/{party}                           S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/mediators/new                             S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/mediators/new                             S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/mediators/{mediator}                      S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/mediators/{mediator}                      S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/mediators/{mediator}/delete               S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/mediators/{mediator}/delete               S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/officials/new                             S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/officials/new                             S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/officials/{official}                      S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/officials/{official}                      S    y    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/officials/{official}/delete               S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/officials/{official}/delete               S    y    -     -    -    -    -     -       -         -      -      -

        GET  /processes/{process}/meetings                                  S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/meetings/new                              S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/new                              S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/propose                          S    -    -     y    -    y    -     -       -         -      -      -
        POST /processes/{process}/meetings/propose                          S    -    -     y    -    y    -     -       -         -      -      -
        GET  /processes/{process}/meetings/proposals/{proposed} S - - y - - - - - - - -
        POST /processes/{process}/meetings/proposals/{proposed} S - - y - - - - - - - -
        GET  /processes/{process}/meetings/proposals/{proposed}/withdraw S - - y - - - - - - - -
        POST /processes/{process}/meetings/proposals/{proposed}/withdraw S - - y - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}                        S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/calendar.ics           S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/edit                   S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/edit                   S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/{step}                 S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/{step}                 S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/participants           S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/participants           S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/agenda                 S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/agenda                 S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/agenda/carry-over      S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/tie                    S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/tie                    S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/untie                  S    y    y     -    -    -    -     -       -         -      -      -

        GET  /processes/{process}/meetings/{meeting}/log                    S    y    y     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log                    S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/log/live               S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/log/stamp              S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/log/subjects           S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/log/{note}             S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}             S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}/claim       S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}/take-out    S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}/agenda      S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}/commitment  S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/{note}/readout     S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/agenda             S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/attribution        S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/log/end                S    y    y     -    -    -    -     -       -         -      -      -
        POST /device-key                                                    S    -    -     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/readouts S y y y y - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/compare.pdf S y y y y - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/new S y y y y - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/new S y y y y - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/{readout} S y y y y - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/{readout}/revise S - - y - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/{readout}/revise S - - y - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/{readout}/topics S - - y - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/{readout}/topics S - - y - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/{readout}/withdraw S - - y - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/{readout}/withdraw S - - y - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/draft S y y - - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/draft S y y - - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/readouts/draft/issue S y - - - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/readouts/draft/issue S y - - - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/record                 S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/notes           S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/record/notes           S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/draft           S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/record/draft           S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/preview         S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/circulate       S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/record/circulate       S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/approve         S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/record/approve         S    y    -     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/record/correction      S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/meetings/{meeting}/record/versions/{record-version}                      S y y y y - - - - - - -
        POST /processes/{process}/meetings/{meeting}/record/versions/{record-version}/comments             S - - y - - - - - - - -
        POST /processes/{process}/meetings/{meeting}/record/versions/{record-version}/comments/{comment}   S y y - - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/record/versions/{record-version}/compare/{record-with} S y y y y - - - - - - -
        POST /processes/{process}/meetings/{meeting}/record/versions/{record-version}/export               S y y y y - - - - - - -

        GET  /processes/{process}/meetings/{meeting}/commitments             S y y y y - - - - - - -
        GET  /processes/{process}/agreements                                 S y y y y y y - y - - -
        GET  /processes/{process}/agreements/new                             S y y - - - - - - - - -
        POST /processes/{process}/agreements/new                             S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}                     S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/how-near            S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/brackets            S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/brackets/export     S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/edit                S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/edit                S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/act                 S y - - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/act                 S y - - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text                S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/import         S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/import         S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/import/look    S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/import/take    S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/new            S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/new            S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/{provision}    S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}    S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/move S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/{provision}/take-out S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/take-out S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/put-back S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/{provision}/brackets S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/brackets S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/{provision}/brackets/{bracket} S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/brackets/{bracket}/alternatives S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/brackets/{bracket}/alternatives/{alternative}/withdraw S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/{provision}/brackets/{bracket}/resolve S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/{provision}/brackets/{bracket}/resolve S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/in/{language} S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/in/{language}/{provision} S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/in/{language}/{provision} S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/new          S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/new          S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/commitments         S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}      S y y y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/export S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/parallel/{language} S y y y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/parallel/{language}/export S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/text/proposals S y y - - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/text/proposals/{sent}/take-in S y y - - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals S - - y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/provisions/{provision}/propose S - - y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/provisions/{provision}/propose S - - y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals/{proposal} S - - y - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals/{proposal} S - - y - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals/{proposal}/send S - - y - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals/{proposal}/send S - - y - - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/proposals/{proposal}/withdraw S - - y - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/brackets/{tabled} S - - y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/brackets/{tabled} S - - y - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/remarks S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/provisions/{provision}/remarks S y y y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/provisions/{provision}/remarks S y y y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/remarks/{remark}/withdraw S - - y - - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/changes/{against} S y y y y - - - - - - -
        POST /processes/{process}/agreements/{agreement}/drafts/{draft}/changes/{against}/export S y y y y - - - - - - -
        GET  /processes/{process}/agreements/{agreement}/drafts/{draft}/changes/working S y y - - - - - - - - -
        GET  /processes/{process}/commitments                                S y y y y y y - y - - -
        GET  /processes/{process}/commitments/new                            S y y - - - - - - - - -
        POST /processes/{process}/commitments/new                            S y y - - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}                   S y y y y - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/edit              S y y - - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/edit              S y y - - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/event             S y y - - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/event             S y y - - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/end               S y - - - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/end               S y - - - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/take-up           S y - - - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/claim             S y y y - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/claim             S y y y - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/claims/{claim}    S - - y - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/claims/{claim}    S - - y - - - - - - - -
        GET  /processes/{process}/commitments/{commitment}/assess            S y y - - - - - - - - -
        POST /processes/{process}/commitments/{commitment}/assess            S y y - - - - - - - - -

        GET  /processes/{process}/meetings/{meeting}/claims                  S y y y y - - - - - - -
        GET  /processes/{process}/claims                                     S y y y y y y - y - - -
        GET  /processes/{process}/claims/new                                 S y y y y y y - - - - -
        POST /processes/{process}/claims/new                                 S y y y y y y - - - - -
        GET  /processes/{process}/claims/{subject}                           S y y y y - - - - - - -
        GET  /processes/{process}/claims/{subject}/claim                     S y y y y - - - - - - -
        POST /processes/{process}/claims/{subject}/claim                     S y y y y - - - - - - -
        GET  /processes/{process}/claims/{subject}/claims/{stated}/supersede S - - y - - - - - - - -
        POST /processes/{process}/claims/{subject}/claims/{stated}/supersede S - - y - - - - - - - -
        GET  /processes/{process}/claims/{subject}/claims/{stated}/withdraw  S - - y - - - - - - - -
        POST /processes/{process}/claims/{subject}/claims/{stated}/withdraw  S - - y - - - - - - - -
        GET  /processes/{process}/claims/{subject}/claims/{stated}/reply     S - - y - - - - - - - -
        POST /processes/{process}/claims/{subject}/claims/{stated}/reply     S - - y - - - - - - - -
        GET  /processes/{process}/meetings/{meeting}/documents              S    y    y     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/meetings/{meeting}/documents              S    y    y     -    -    -    -     -       -         -      -      -
        GET  /processes/{process}/documents/{document}                      S    y    y     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/documents/{document}/file                 S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/documents/{document}/withdraw             S    y    y     -    -    -    -     -       -         -      -      -
        POST /processes/{process}/documents/{document}/withdraw             S    y    y     -    -    -    -     -       -         -      -      -

        GET  /processes/{process}/lists                                     S    y    y     y    y    y    y     y       -         -      -      -
        GET  /processes/{process}/lists/new                                 S    -    -     y    y    y    y     -       -         -      -      -
        POST /processes/{process}/lists/new                                 S    -    -     y    y    y    y     -       -         -      -      -
        GET  /processes/{process}/lists/{list}                              S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/entries/new                  S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/entries/new                  S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/entries/{entry}              S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/entries/{entry}/edit         S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/entries/{entry}/edit         S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/take-off                     S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/submit                       S    -    -     y    -    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/submit                       S    -    -     y    -    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/draft                        S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/withdraw                     S    -    -     y    -    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/withdraw                     S    -    -     y    -    -    -     -       -         -      -      -

        GET  /processes/{process}/lists/{list}/imports/new                       S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/imports/new                       S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/imports/template.{format}         S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/imports/{import}/columns          S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/imports/{import}/columns          S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/imports/{import}                  S    -    -     >    >    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/imports/{import}                  S    -    -     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/{list}/imports/{import}/confirm          S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/imports/{import}/confirm          S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/{list}/imports/{import}/drop             S    -    -     y    y    -    -     -       -         -      -      -

        GET  /processes/{process}/lists/versions/{version}                  S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/versions/{version}/entries/{version-entry} S y y    y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/versions/{version}/entries/{version-entry} S y y    y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/versions/{version}/compare/{with}   S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/versions/{version}/receipt          S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/versions/{version}/receipt.jws      S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/lists/versions/{version}/receipt.pdf      S    y    y     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/lists/versions/{version}/canonical.json   S    -    -     y    y    -    -     -       -         -      -      -

        GET  /processes/{process}/reports                                   S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/brief                             S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/brief.pdf                         S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/brief.docx                        S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/brief.csv                         S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/brief.xlsx                        S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/lists                             S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/lists.pdf                         S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/lists.csv                         S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/lists.xlsx                        S    y    y     y    y    y    y     y       y         -      -      -
        GET  /processes/{process}/reports/versions/{version}                S    y    y     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/reports/versions/{version}                S    y    y     y    y    -    -     -       -         -      -      -
        GET  /processes/{process}/reports/lists/{list}                      S    -    -     y    y    -    -     -       -         -      -      -
        POST /processes/{process}/reports/lists/{list}                      S    -    -     y    y    -    -     -       -         -      -      -

        GET  /trail                                                         S    -    -     -    -    -    -     -       -         -      y      -
        GET  /trail/verify                                                  S    -    -     -    -    -    -     -       -         -      y      -
        GET  /trail/checkpoint.jws                                          S    -    -     -    -    -    -     -       -         -      y      -
        POST /trail/verify                                                  S    -    -     -    -    -    -     -       -         -      y      -
        GET  /processes/{process}/trail                                     S    -    -     y    y    y    y     -       -         -      -      -
        """;

    private static readonly Kind[] Columns = Enum.GetValues<Kind>();

    /// <summary>The table.</summary>
    public static IReadOnlyList<RouteRow> Rows { get; } =
    [
        .. Text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 0 && cells[0] != "#")
            .Select(cells => cells.Length == Columns.Length + 2
                ? new RouteRow(cells[0], cells[1], Columns.Zip(cells.Skip(2)).ToDictionary(c => c.First, c => Read(c.Second)))
                : throw new FormatException($"The row of {cells[0]} {cells[1]} has {cells.Length - 2} columns."))
    ];

    /// <summary>The routes of the application as the table calls them; files that are the same for everybody are left out.</summary>
    public static IEnumerable<string> Of(IEnumerable<Endpoint> endpoints) => endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.DefaultIfEmpty("ANY") ?? ["ANY"], (e, method) => $"{method} {NameOf(e.RoutePattern.RawText!)}")
        .Distinct(StringComparer.Ordinal);

    /// <summary>What is wrong between the routes there are and the rows there are.</summary>
    public static IEnumerable<string> Problems(IEnumerable<Endpoint> endpoints, IEnumerable<RouteRow> rows)
    {
        var routes = Of(endpoints).ToHashSet(StringComparer.Ordinal);
        var known = rows.Select(r => r.Route).ToList();
        return routes.Except(known, StringComparer.Ordinal).Select(r => $"No row says who gets what at {r}")
            .Concat(known.Where(r => !routes.Contains(r)).Select(r => $"There is no route for the row {r}"))
            .Concat(known.GroupBy(r => r, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"Two rows for {g.Key}"))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The parameters of a pattern.</summary>
    public static IReadOnlyList<string> ParametersOf(string pattern) => [.. Parameter().Matches(pattern).Select(m => m.Groups[1].Value)];

    /// <summary>An address of a pattern.</summary>
    public static string Fill(string pattern, Func<string, string> value) => Parameter().Replace(pattern, m => value(m.Groups[1].Value));

    // Several kinds of record go by one name in their routes; here each has its own.
    private static string NameOf(string pattern)
    {
        var name = "/" + Constraint().Replace(pattern.TrimStart('/'), "{$1}");
        if (name.Contains("/record/", StringComparison.Ordinal))
        {
            return name.Replace("{version}", "{record-version}", StringComparison.Ordinal).Replace("{with}", "{record-with}", StringComparison.Ordinal);
        }

        if (name.Contains("/claims/{subject}/", StringComparison.Ordinal))
        {
            return name.Replace("{claim}", "{stated}", StringComparison.Ordinal);
        }

        return name.Replace("/mediators/{id}", "/mediators/{mediator}", StringComparison.Ordinal)
            .Replace("/officials/{id}", "/officials/{official}", StringComparison.Ordinal)
            .Replace("/versions/{version}/entries/{entry}", "/versions/{version}/entries/{version-entry}", StringComparison.Ordinal);
    }

    private static Outcome Read(string cell) => cell switch
    {
        "y" => Outcome.Served,
        ">" => Outcome.LedOn,
        "S" => Outcome.SignIn,
        "-" => Outcome.NotFound,
        _ => throw new FormatException($"'{cell}' is no outcome."),
    };

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Constraint();
}
