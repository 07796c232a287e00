using System.Collections.Frozen;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>
/// What columns are called, in English, French, Russian, Ukrainian, Armenian, Azerbaijani and Arabic. A name stands here only if it can
/// mean one thing: what is not here is asked for.
/// </summary>
internal static class ColumnWords
{
    /// <summary>"Name": which name depends on the other columns.</summary>
    public const string NameAlone = "name";

    private static readonly FrozenDictionary<string, string> Meanings = Read(
        (NameAlone, "Name|Names|Nom|الاسم"),
        (ColumnMeaning.FullNameFamilyFirst,
            "Surname and name|Surname and given name|Surname, name|Last name, first name|Nom et prénom|Nom, prénom|Nom et prénoms|" +
            "Ф.И.О.|ФИО|Фамилия Имя|Фамилия и имя|Фамилия Имя Отчество|Фамилия, имя и отчество|ПІБ|П.І.Б.|Прізвище та ім'я|Прізвище, ім'я, по батькові|Прізвище ім'я|" +
            "Ազգանուն Անուն|Ազգանուն, անուն, հայրանուն|Ազգանունը, անունը|ԱԱՀ|Ա.Ա.Հ.|Soyad Ad|Soyadı, adı|Soyadı, adı, atasının adı|Soyad, ad, ata adı|S.A.A."),
        (ColumnMeaning.FullNameGivenFirst,
            "Full name|Person|Prisoner|Name and surname|First and last name|Name, surname|Nom complet|Prénom et nom|Имя Фамилия|Имя и фамилия|Полное имя|Ім'я та прізвище|Повне ім'я|" +
            "Անուն Ազգանուն|Անուն, ազգանուն, հայրանուն|Անուն Ազգանուն Հայրանուն|Անունը, ազգանունը|Ad Soyad|Ad, soyad, ata adı|Adı, soyadı|Tam adı|الاسم الكامل|الاسم الثلاثي|الاسم واللقب|الاسم الرباعي"),
        (ColumnMeaning.Reference, "Reference|Ref|Entry reference"),
        ("family_name", "Surname|Last name|Family|Nom de famille|Фамилия|Прізвище|Ազգանուն|Ազգանունը|Soyad|Soyadı|اسم العائلة|اللقب|الشهرة"),
        ("given_name", "Given names|First name|First names|Forename|Forenames|Prénom|Prénoms|Имя|Ім'я|Անուն|Անունը|Ad|Adı|الاسم الأول|الاسم الشخصي"),
        ("father_name", "Fathers name|Father|Name of father|Patronymic|Nom du père|Prénom du père|Отчество|Имя отца|По батькові|Ім'я батька|Հայրանուն|Հայրանունը|Հոր անունը|Հոր անուն|Ata adı|Atasının adı|اسم الأب|اسم الوالد"),
        ("mother_maiden_name", "Mothers maiden name|Maiden name of mother|Nom de jeune fille de la mère|Девичья фамилия матери|Дівоче прізвище матері|Մոր օրիորդական ազգանունը|Մոր օրիորդական ազգանուն|Anasının qızlıq soyadı|اسم عائلة الأم|اسم الأم قبل الزواج"),
        ("aliases", "Other names|Alias|Also known as|AKA|Nickname|Call sign|Autres noms|Surnom|Другие имена|Псевдоним|Позывной|Прозвище|Інші імена|Псевдонім|Позивний|Այլ անուններ|Մականուն|Digər adlar|Ləqəb|أسماء أخرى|الاسم المستعار"),
        ("name_language", "Language|Name language|Langue|Langue du nom|Язык|Язык имени|Мова|Мова імені|Լեզու|Անվան լեզուն|Dil|Adın dili|اللغة|لغة الاسم"),
        ("romanized_name", "Romanized name|Romanised name|Latin name|Name (Latin)|Latin|Transliteration|Nom en lettres latines|Nom en caractères latins|Имя латиницей|ФИО латиницей|Латиницей|Ім'я латиницею|ПІБ латиницею|Անունը լատինատառ|Լատինատառ|Latın əlifbası ilə|الاسم باللاتينية|الاسم بالأحرف اللاتينية"),
        ("romanization_scheme", "Romanization scheme|Romanisation scheme"),
        ("birth_date", "Birth date|Birthdate|DOB|D.O.B.|Born|Born on|Birthday|Year of birth|Birth year|Date de naissance|Né le|Née le|Année de naissance|Дата рождения|Дата рожд.|Год рождения|Д.р.|Г.р.|Родился|Дата народження|Рік народження|Д.н.|Р.н.|Ծննդյան ամսաթիվ|Ծննդյան ամսաթիվը|Ծննդյան տարեթիվ|Ծննդյան թիվ|Ծննդյան օր|Ծննդյան տարի|Ծննդ.|Ծնված|Ծնվ.|Doğum tarixi|Doğulduğu tarix|Doğum ili|Təvəllüd|Təvəllüdü|تاريخ الميلاد|تاريخ الولادة|سنة الميلاد|المواليد"),
        ("birth_place", "Birth place|Birthplace|Born in|Lieu de naissance|Né à|Место рождения|Місце народження|Ծննդավայր|Ծննդավայրը|Ծննդյան վայր|Doğum yeri|Doğulduğu yer|مكان الميلاد|مكان الولادة|محل الولادة|محل الميلاد"),
        ("nationality", "Nationality|Citizenship|Power depended on|Nationalité|Citoyenneté|Гражданство|Подданство|Громадянство|Քաղաքացիություն|Քաղաքացիությունը|Vətəndaşlıq|Vətəndaşlığı|الجنسية"),
        ("sex", "Sex|Gender|Sexe|Пол|Стать|Սեռ|Սեռը|Cins|Cinsi|الجنس"),
        ("army", "Army|Force|Armed force|Armed forces|Branch|Branch of service|Armée|Force armée|Армия|Род войск|Вид войск|Вооружённые силы|Вооруженные силы|Армія|Рід військ|Вид військ|Збройні сили|Բանակ|Զորատեսակ|Զինված ուժեր|Ordu|Qoşun növü|Silahlı qüvvələr|الجيش|القوات"),
        ("unit", "Unit|Military unit|Regiment|Brigade|Battalion|Unité|Régiment|Часть|Воинская часть|В/ч|Подразделение|Полк|Бригада|Частина|Військова частина|Підрозділ|Զորամաս|Զորամասը|Ստորաբաժանում|Hərbi hissə|Bölmə|Hissə|الوحدة|الوحدة العسكرية|الكتيبة|اللواء"),
        ("rank", "Rank|Military rank|Grade|Grade militaire|Звание|Воинское звание|Зв.|В/зв|Звання|Військове звання|Կոչում|Կոչումը|Զինվորական կոչում|Rütbə|Rütbəsi|Hərbi rütbə|الرتبة|الرتبة العسكرية"),
        ("service_number", "Service no|Service nr|Service number|Serial number|Army number|Regimental number|Personal number|Military number|Military ID|Tag number|Dog tag|Matricule|Numéro matricule|Numéro de matricule|Личный номер|Личный №|Л/н|Номер жетона|Жетон|Военный билет|Номер военного билета|Особистий номер|Військовий квиток|Անձնական համար|Անձնական համարը|Ժետոն|Ժետոնի համար|Զինվորական գրքույկ|Şəxsi nömrə|Şəxsi nömrəsi|Hərbi bilet|Jeton|Jeton nömrəsi|الرقم العسكري|رقم الخدمة"),
        ("capture_date", "Date of capture|Capture date|Captured|Captured on|Date captured|Last contact|Date of last contact|Last seen|Missing since|Date missing|Date de capture|Capturé le|Dernier contact|Дата пленения|Дата взятия в плен|Взят в плен|Дата захвата|Последний контакт|Дата последнего контакта|Пропал без вести|Дата пропажи|Дата полону|Дата полонення|Дата взяття в полон|Останній контакт|Зник безвісти|Գերեվարման ամսաթիվ|Գերեվարման ամսաթիվը|Գերեվարման օր|Գերեվարվել է|Վերջին կապ|Վերջին կապի ամսաթիվ|Անհետացման ամսաթիվ|Əsir götürülmə tarixi|Əsir düşdüyü tarix|Əsir düşmə tarixi|Son əlaqə|Son əlaqə tarixi|İtkin düşdüyü tarix|تاريخ الأسر|تاريخ آخر اتصال|آخر اتصال|تاريخ الفقدان"),
        ("capture_place", "Place of capture|Capture place|Captured at|Captured in|Where captured|Place of last contact|Last seen at|Lieu de capture|Lieu du dernier contact|Место пленения|Место взятия в плен|Место захвата|Место последнего контакта|Місце полону|Місце полонення|Місце взяття в полон|Գերեվարման վայր|Գերեվարման վայրը|Վերջին կապի վայր|Անհետացման վայր|Əsir götürüldüyü yer|Əsir düşdüyü yer|Son əlaqə yeri|مكان الأسر|مكان آخر اتصال|مكان الفقدان"),
        ("capture_circumstances", "Circumstances|Circumstances of capture|Circonstances|Circonstances de capture|Обстоятельства|Обстоятельства пленения|Обставини|Обставини полону|Հանգամանքներ|Գերեվարման հանգամանքներ|Hallar|Əsir düşmə halları|الظروف|ظروف الأسر"),
        ("detention_place", "Place of detention|Detention place|Held at|Held in|Camp|Place held|Lieu de détention|Место содержания|Место содержания под стражей|Место удержания|Лагерь|Місце утримання|Պահման վայր|Պահման վայրը|Ազատազրկման վայր|Saxlanma yeri|Saxlanıldığı yer|مكان الاحتجاز"),
        ("holding_authority", "Holding authority|Held by|Detaining authority|Autorité détentrice|Détenu par|Удерживающая сторона|Кем удерживается|Утримуюча сторона|Ким утримується|Պահող մարմին|Պահող կողմ|Saxlayan orqan|Saxlayan tərəf|سلطة الاحتجاز|الجهة المحتجزة"),
        ("visited_on", "Visited on|Visited|Date of visit|Visit|ICRC visit|Date de visite|Visité le|Дата посещения|Посещён|Посещен|Дата визита|Дата відвідання|Відвіданий|Այցի ամսաթիվ|Այցելություն|Ziyarət tarixi|Ziyarət|تاريخ الزيارة"),
        ("capture_card_sent_on", "Capture card|Capture card sent on|Capture card date|Carte de capture|Carte de capture envoyée|Карточка военнопленного|Карточка отправлена|Картка військовополоненого|Картку надіслано|Գերու քարտ|Գերու քարտն ուղարկված է|Əsir kartı|Əsir kartı göndərilib|بطاقة الأسر|بطاقة الأسر أرسلت"),
        ("legal_status", "Legal status|Legal status claimed|Status in law|Statut juridique|Правовой статус|Юридический статус|Правовий статус|Իրավական կարգավիճակ|Կարգավիճակ|Hüquqi status|Hüquqi statusu|الوضع القانوني|الصفة القانونية"),
        ("custody", "Custody|Custody status|Détention|Где находится|Под стражей|Перебування|Պահպանության տակ|Saxlanma statusu|الاحتجاز|حالة الاحتجاز"),
        ("fate", "Fate|Sort|Судьба|Участь|Доля|Ճակատագիր|Taleyi|Tale|المصير"),
        ("source", "Source|Source of information|Informant|Source d'information|Источник|Источник сведений|Джерело|Джерело відомостей|Աղբյուր|Տեղեկության աղբյուր|Mənbə|Məlumat mənbəyi|المصدر|مصدر المعلومات"),
        ("health", "Health|Health status|Medical state|Condition|État de santé|Santé|Состояние здоровья|Здоровье|Стан здоров'я|Здоров'я|Առողջություն|Առողջական վիճակ|Առողջական վիճակը|Sağlamlıq|Sağlamlıq vəziyyəti|الحالة الصحية|الصحة"),
        ("repatriation_category", "Repatriation category|Proposed category|Category|Catégorie de rapatriement|Категория репатриации|Категорія репатріації|Հայրենադարձման կարգ|Repatriasiya kateqoriyası|فئة الإعادة إلى الوطن"),
        ("charges", "Charges|Charge|Accusations|Обвинения|Обвинение|Звинувачення|Обвинувачення|Մեղադրանք|Մեղադրանքներ|İttiham|İttihamlar|التهم"),
        ("kin_name", "Next of kin|Next of kin name|Next of kin: name|Kin name|Contact person|Person to inform|Proche parent|Personne à prévenir|Ближайший родственник|Родственник|Контактное лицо|Найближчий родич|Контактна особа|Մերձավոր ազգական|Ազգական|Կոնտակտային անձ|Yaxın qohum|Qohumu|Əlaqədar şəxs|أقرب الأقارب|اسم القريب|الشخص الواجب إبلاغه"),
        ("kin_relation", "Next of kin relation|Next of kin: relation|Relation|Relationship|Kinship|Lien de parenté|Степень родства|Родство|Ступінь споріднення|Ազգակցական կապ|Ազգակցություն|Qohumluq dərəcəsi|Qohumluq|صلة القرابة|درجة القرابة"),
        ("kin_address", "Next of kin address|Next of kin: address|Kin address|Address|Home address|Adresse|Adresse du proche|Адрес|Адрес родственника|Адреса|Адреса родича|Հասցե|Ազգականի հասցեն|Ünvan|Qohumun ünvanı|العنوان|عنوان القريب"),
        ("kin_phone", "Next of kin phone|Next of kin telephone|Next of kin: telephone|Next of kin: phone|Kin phone|Phone|Telephone|Tel|Phone number|Téléphone|Téléphone du proche|Телефон|Тел.|Телефон родственника|Телефон родича|Հեռախոս|Հեռ.|Ազգականի հեռախոսը|Telefon|Qohumun telefonu|الهاتف|رقم الهاتف|هاتف القريب"),
        ("remarks", "Remarks|Remark|Notes|Note|Comments|Comment|Remarques|Observations|Примечание|Примечания|Замечания|Комментарий|Примітка|Примітки|Նշումներ|Ծանոթություն|Ծանոթագրություն|Qeyd|Qeydlər|ملاحظات|ملاحظة"));

    /// <summary>What a folded column name means, or null.</summary>
    public static string? Find(string folded) => Meanings.GetValueOrDefault(folded);

    private static FrozenDictionary<string, string> Read(params (string Meaning, string Names)[] table)
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (meaning, names) in table)
        {
            foreach (var name in names.Split('|'))
            {
                meanings.TryAdd(ColumnMeaning.Fold(name), meaning);
            }
        }

        // Our own words come last and win, so that no synonym above can take the meaning of an export's column.
        foreach (var field in EntryFields.All)
        {
            meanings[ColumnMeaning.Fold(field.Key)] = field.Key;
            meanings[ColumnMeaning.Fold(field.Label)] = field.Key;
        }

        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
