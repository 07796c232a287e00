using System.Buffers;
using System.Collections.Frozen;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>
/// What people write for the choices of a field, in the languages of <see cref="ColumnWords"/>. Only what can mean one choice; anything
/// else is asked for.
/// </summary>
internal static class ChoiceWords
{
    private static readonly char[] Separators = ['/', ',', ';', '+', '&', '|', '?', '\n'];
    private static readonly SearchValues<char> Separating = SearchValues.Create(Separators);

    private static readonly FrozenDictionary<(string Field, string Word), string> Choices = Read(
        ("sex", nameof(Sex.Male), "M|Male|Man|Masculin|Homme|М|Муж|Мужской|Мужчина|Ч|Чол|Чоловік|Чоловіча|Чоловічий|Արական|Տղամարդ|Ար|K|Kişi|ذكر|رجل"),
        ("sex", nameof(Sex.Female), "F|Female|Woman|Féminin|Femme|Ж|Жен|Женский|Женщина|Жін|Жінка|Жіноча|Жіночий|Իգական|Կին|Իգ|Q|Qadın|أنثى|امرأة"),
        ("legal_status", nameof(LegalStatus.PrisonerOfWar), "Prisoner of war|POW|P.O.W.|PW|Prisonnier de guerre|PG|Военнопленный|Военнопленная|В/п|Військовополонений|Військовополонена|Ռազմագերի|Գերի|Ռ/գ|Hərbi əsir|Əsir|أسير حرب|أسير"),
        ("legal_status", nameof(LegalStatus.CivilianInternee), "Civilian internee|Civilian|Civ|Internee|Interné civil|Civil|Гражданский|Гражданское лицо|Гражданский интернированный|Интернированный|Цивільний|Цивільна особа|Інтернований|Քաղաքացիական անձ|Քաղաքացիական|Ինտերնացված|Mülki|Mülki şəxs|İnternə edilmiş|مدني|معتقل مدني|محتجز مدني"),
        ("legal_status", nameof(LegalStatus.RetainedPersonnel), "Retained personnel|Retained|Medical personnel|Retained medical or religious personnel|Medic|Chaplain|Personnel retenu|Personnel sanitaire|Медицинский персонал|Медик|Удержанный персонал|Медичний персонал|Բուժանձնակազմ|Բուժաշխատող|Tibbi heyət|أفراد الخدمات الطبية"),
        ("legal_status", nameof(LegalStatus.DetainedOnCharges), "Detained on charges|Charged|Accused|On charges|Détenu inculpé|Inculpé|Обвиняемый|Под следствием|Обвинувачений|Під слідством|Մեղադրյալ|Կալանավորված|İttiham olunan|Təqsirləndirilən|متهم"),
        ("legal_status", nameof(LegalStatus.Undetermined), "Undetermined|Not determined|Unknown|Not known|Indéterminé|Inconnu|Не определён|Не определен|Неизвестно|Не известно|Не визначено|Невідомо|Անորոշ|Անհայտ|Müəyyən edilməyib|Naməlum|غير محدد|غير معروف"),
        ("custody", nameof(Custody.Claimed), "Claimed|Said to be held|Revendiqué|Заявлен|Заявлено|Заявлений|Հայտարարված|İddia olunur|مُدّعى"),
        ("custody", nameof(Custody.Acknowledged), "Acknowledged|Confirmed|Admitted|Reconnu|Confirmé|Подтверждён|Подтвержден|Подтверждено|Підтверджено|Підтверджений|Հաստատված|Təsdiqlənib|Təsdiq edilib|معترف به|مؤكد"),
        ("custody", nameof(Custody.Denied), "Denied|Nié|Отрицается|Заперечується|Հերքված|İnkar edilir|منفي"),
        ("custody", nameof(Custody.Registered), "Registered|Registered by the intermediary|Registered by ICRC|Enregistré|Зарегистрирован|Зарегистрирован МККК|Зареєстрований|Գրանցված|Qeydə alınıb|مسجل"),
        ("custody", nameof(Custody.Transferred), "Transferred|Moved|Transféré|Переведён|Переведен|Переведений|Տեղափոխված|Köçürülüb|منقول"),
        ("custody", nameof(Custody.Hospital), "Hospital|In hospital|Hospitalised|Hospitalized|Hôpital|À l'hôpital|В госпитале|Госпиталь|В больнице|У госпіталі|Шпиталь|Հիվանդանոցում|Հոսպիտալում|Xəstəxanada|Hospitalda|في المستشفى|مستشفى"),
        ("custody", nameof(Custody.Escaped), "Escaped|Évadé|Бежал|Втік|Փախած|Qaçıb|هارب"),
        ("custody", nameof(Custody.Released), "Released|Freed|Libéré|Освобождён|Освобожден|Звільнений|Ազատ արձակված|Azad edilib|مفرج عنه|أفرج عنه"),
        ("custody", nameof(Custody.DiedInCustody), "Died in custody|Mort en détention|Умер в плену|Помер у полоні|Մահացել է գերության մեջ|Əsirlikdə ölüb|توفي في الأسر"),
        ("fate", nameof(Fate.NotKnown), "Not known|Unknown|Inconnu|Неизвестно|Не известно|Невідомо|Անհայտ|Naməlum|غير معروف|مجهول"),
        ("fate", nameof(Fate.Alive), "Alive|Living|Vivant|Жив|Жива|Живий|Կենդանի|Ողջ|Sağ|Sağdır|حي|على قيد الحياة"),
        ("fate", nameof(Fate.Missing), "Missing|MIA|Disparu|Пропал без вести|Без вести пропавший|Зник безвісти|Зниклий безвісти|Անհետ կորած|Անհայտ կորած|İtkin|İtkin düşüb|مفقود"),
        ("fate", nameof(Fate.PresumedDead), "Presumed dead|Believed dead|Présumé mort|Предположительно погиб|Ймовірно загинув|Ենթադրաբար զոհված|Ehtimal ki, həlak olub|يعتقد أنه متوفى"),
        ("fate", nameof(Fate.RemainsRecovered), "Remains recovered|Restes récupérés|Останки обнаружены|Останки найдены|Рештки знайдено|Մասունքները գտնված են|Qalıqları tapılıb|عثر على الرفات"),
        ("fate", nameof(Fate.Identified), "Identified|Identifié|Опознан|Идентифицирован|Ідентифікований|Упізнаний|Նույնականացված|Şəxsiyyəti müəyyən edilib|تم التعرف عليه"),
        ("fate", nameof(Fate.IdentificationContested), "Identification contested|Identification contestée|Опознание оспаривается|Ідентифікація оскаржується|Նույնականացումը վիճարկվում է|Tanınma mübahisəlidir|هوية متنازع عليها"),
        ("health", nameof(Health.Good), "Good|Healthy|Fit|Bon|Bonne|Хорошее|Здоров|Добрий|Здоровий|Լավ|Առողջ|Yaxşı|Sağlam|جيدة|جيد|سليم"),
        ("health", nameof(Health.NotKnown), "Not known|Unknown|Inconnu|Неизвестно|Не известно|Невідомо|Անհայտ|Naməlum|غير معروف|غير معروفة"),
        ("health", nameof(Health.Sick), "Sick|Ill|Malade|Болен|Больна|Болеет|Хворий|Хвора|Հիվանդ|Xəstə|Xəstədir|مريض"),
        ("health", nameof(Health.SlightlyWounded), "Slightly wounded|Lightly wounded|Légèrement blessé|Легко ранен|Лёгкое ранение|Легкое ранение|Легко поранений|Թեթև վիրավոր|Yüngül yaralı|إصابة طفيفة|جريح إصابة خفيفة"),
        ("health", nameof(Health.SeriouslyWounded), "Seriously wounded|Severely wounded|Gravement blessé|Тяжело ранен|Тяжёлое ранение|Тяжелое ранение|Тяжко поранений|Ծանր վիրավոր|Ağır yaralı|إصابة خطيرة|جريح إصابة خطيرة"),
        ("health", nameof(Health.SeriouslySick), "Seriously sick|Seriously ill|Gravement malade|Тяжело болен|Тяжко хворий|Ծանր հիվանդ|Ağır xəstə|مريض جدا|مرض خطير"),
        ("health", nameof(Health.Deceased), "Deceased|Dead|Died|Décédé|Умер|Умерла|Скончался|Помер|Померла|Մահացած|Vəfat edib|Ölüb|متوفى|متوفي"),
        ("repatriation_category", nameof(RepatriationCategory.None), "None|Aucune|Нет|Немає|Չկա|Yoxdur|لا يوجد"),
        ("repatriation_category", nameof(RepatriationCategory.DirectRepatriation), "Direct repatriation|Repatriation|Rapatriement direct|Прямая репатриация|Пряма репатріація|Ուղղակի հայրենադարձում|Birbaşa repatriasiya|إعادة مباشرة إلى الوطن"),
        ("repatriation_category", nameof(RepatriationCategory.NeutralCountry), "Neutral country|Accommodation in a neutral country|Hospitalisation en pays neutre|Pays neutre|Нейтральная страна|Нейтральна країна|Չեզոք երկիր|Neytral ölkə|بلد محايد"));

    /// <summary>The choices that a text names: one when it is clear, several when it holds several answers, none when it is not known.</summary>
    public static IReadOnlyList<string> Find(EntryField field, string text)
    {
        if (One(field, text) is { } choice)
        {
            return [choice];
        }

        return [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => One(field, part)).OfType<string>().Distinct()];
    }

    /// <summary>Whether a text holds more than one answer or a doubt: of "sick / ???" half is not enough to take.</summary>
    public static bool HoldsSeveral(EntryField field, string text) =>
        One(field, text) is null && text.AsSpan().ContainsAny(Separating);

    private static string? One(EntryField field, string text) =>
        text.Any(c => char.IsSurrogate(c) || c == '?') ? null : Choices.GetValueOrDefault((field.Key, ColumnMeaning.Fold(text)));

    private static FrozenDictionary<(string Field, string Word), string> Read(params (string Field, string Choice, string Words)[] table)
    {
        var choices = new Dictionary<(string, string), string>();
        foreach (var (field, choice, words) in table)
        {
            foreach (var word in words.Split('|'))
            {
                choices.TryAdd((field, ColumnMeaning.Fold(word)), choice);
            }
        }

        foreach (var field in EntryFields.All)
        {
            foreach (var choice in field.Choices)
            {
                choices[(field.Key, ColumnMeaning.Fold(choice))] = choice;
            }
        }

        return choices.ToFrozenDictionary();
    }
}
