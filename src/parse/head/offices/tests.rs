use super::*;

#[track_caller]
fn asked(words: &str, expected: &[(Role, &str)]) {
    let found = addressees(words);
    let found: Vec<_> = found.iter().map(|a| (a.role, a.portfolio.as_deref().unwrap_or(""))).collect();
    assert_eq!(found, expected, "{words:?}");
}

#[test]
fn offices_and_portfolios() {
    use Role::{Minister, MinisterPresident, Staatssecretaris};
    asked("de Minister van Defensie", &[(Minister, "Defensie")]);
    asked("de Ministers van Financiën en voor Medische Zorg", &[(Minister, "Financiën"), (Minister, "Medische Zorg")]);
    asked(
        "de Minister van Onderwijs, Cultuur en Wetenschap en deStaatssecretaris vanFinanciën",
        &[(Minister, "Onderwijs, Cultuur en Wetenschap"), (Staatssecretaris, "Financiën")],
    );
    asked(
        "de Staatssecretarissen van Onderwijs, Cultuur en Wetenschap enVolksgezondheid, Welzijn en Sport",
        &[
            (Staatssecretaris, "Onderwijs, Cultuur en Wetenschap"),
            (Staatssecretaris, "Volksgezondheid, Welzijn en Sport"),
        ],
    );
    asked("de Minister en Staatssecretaris van Defensie", &[(Minister, "Defensie"), (Staatssecretaris, "Defensie")]);
    asked(
        "de Minister van Economische Zaken, bij afwezigheid van de Staatssecretaris van Financiën,",
        &[(Minister, "Economische Zaken")],
    );
    asked(
        "de minister van Justitie en Veiligheid en van Defensie",
        &[(Minister, "Justitie en Veiligheid"), (Minister, "Defensie")],
    );
    asked("de minister-president", &[(MinisterPresident, "")]);
    asked("de Minister-President, Minister van Algemene Zaken", &[(MinisterPresident, "Algemene Zaken")]);
    asked("de Minister-President en de Minister van Defensie", &[(MinisterPresident, ""), (Minister, "Defensie")]);
    asked("de Minister van Defensie en van het ministerie", &[(Minister, "Defensie en van het ministerie")]);
    asked(
        "de Minister van Financiënen de Staatssecretaris van Defensie",
        &[(Minister, "Financiën"), (Staatssecretaris, "Defensie")],
    );
    asked("de Minister-President, Minister van Wind", &[(MinisterPresident, ""), (Minister, "Wind")]);
    asked("de Minister van Wind en Water", &[(Minister, "Wind en Water")]);
    asked("de Ministers van Defensie en Financiën", &[(Minister, "Defensie"), (Minister, "Financiën")]);
    asked("de Minister van Defensie en Financiën", &[(Minister, "Defensie"), (Minister, "Financiën")]);
    asked("de Minister van Defensie en Zuivel", &[(Minister, "Defensie en Zuivel")]);
    asked("de ministers van Wind en Water", &[(Minister, "Wind"), (Minister, "Water")]);
    asked(
        "de ministers van Verkeer en Waterstaat en Defensie",
        &[(Minister, "Verkeer en Waterstaat"), (Minister, "Defensie")],
    );
    asked("de minister van Wind en aan de minister van Water", &[(Minister, "Wind"), (Minister, "Water")]);
    asked(
        "de minister president en aan de ministers van Wind en van Water",
        &[(MinisterPresident, ""), (Minister, "Wind"), (Minister, "Water")],
    );
    asked("de MINISTER-PRESIDENT en DE MINISTER VAN WIND", &[(MinisterPresident, ""), (Minister, "WIND")]);
    asked("de Minster van Wind en de Staatsecretaris van Water", &[(Minister, "Wind"), (Staatssecretaris, "Water")]);
    asked("de Minister van Wind (doorgeleid naar de Minister van Water)", &[(Minister, "Wind")]);
    asked(
        "de minister van Volksgezondheid, Welzijn en Sport (VWS) en mij",
        &[(Minister, "Volksgezondheid, Welzijn en Sport")],
    );
    asked("minister Vos (Wind) en staatssecretaris Das", &[(Minister, "Wind"), (Staatssecretaris, "")]);
    asked("minister Vos van Defensie", &[(Minister, "Defensie")]);
    asked("de minister van financiën", &[(Minister, "financiën")]);
    asked("", &[]);
}

#[test]
fn titles_as_printed() {
    let titles = |words| addressees(words).into_iter().filter_map(|it| it.title).collect::<Vec<_>>();
    assert_eq!(titles("de Ministers van Wind en voor Water"), ["Minister van", "Minister voor"]);
    assert_eq!(
        titles("de minister-president en de Staatsecretaris van Wind"),
        ["minister-president", "Staatsecretaris van"]
    );
    let replied = respondents("Minister Vos (Wind) en de minister voor Water");
    assert_eq!(replied[0].title.as_deref(), Some("Minister"));
    assert_eq!(replied[1].title.as_deref(), Some("minister voor"));
}

#[track_caller]
fn replies(words: &str, expected: &[(Role, &str, &str)]) {
    let found = respondents(words);
    let found: Vec<_> =
        found.iter().map(|r| (r.role, r.name.as_deref().unwrap_or(""), r.portfolio.as_deref().unwrap_or(""))).collect();
    assert_eq!(found, expected, "{words:?}");
}

#[test]
fn who_replies() {
    use Role::{Minister, MinisterPresident, Staatssecretaris};
    replies("Minister De Wit (Defensie)", &[(Minister, "De Wit", "Defensie")]);
    replies(
        "staatssecretaris Vos (Volksgezondheid, Welzijn en Sport (",
        &[(Staatssecretaris, "Vos", "Volksgezondheid, Welzijn en Sport")],
    );
    replies(
        "Minister De Wit (Defensie) en Staatssecretaris Smit - Van de Berg (Financiën – Fiscaliteit)",
        &[(Minister, "De Wit", "Defensie"), (Staatssecretaris, "Smit - Van de Berg", "Financiën – Fiscaliteit")],
    );
    replies(
        "de Ministers Vos (Defensie) en Smit (Justitie)",
        &[(Minister, "Vos", "Defensie"), (Minister, "Smit", "Justitie")],
    );
    replies(
        "Staatssecretarissen Vos en Smit (beiden Volksgezondheid, Welzijn en Sport)",
        &[
            (Staatssecretaris, "Vos", "Volksgezondheid, Welzijn en Sport"),
            (Staatssecretaris, "Smit", "Volksgezondheid, Welzijn en Sport"),
        ],
    );
    replies("de minister van Justitie en Veiligheid", &[(Minister, "", "Justitie en Veiligheid")]);
    replies(
        "Minister Van Hout en Staatssecretaris Vos (Financiën)",
        &[(Minister, "Van Hout", ""), (Staatssecretaris, "Vos", "Financiën")],
    );
    replies("de minister-president.", &[(MinisterPresident, "", "")]);
    replies("Minister Vos, mede", &[(Minister, "Vos", "")]);
    replies("Minister Vos ()", &[(Minister, "Vos", "")]);
    replies("de minister van Wind (Wolken)", &[(Minister, "", "Wind (Wolken)")]);
    replies("Minister Vos (Wind), en Das (Wolken)", &[(Minister, "Vos", "Wind"), (Minister, "Das", "Wolken")]);
    replies("de minister en de staatssecretaris van Wind", &[(Minister, "", "Wind"), (Staatssecretaris, "", "Wind")]);
    replies(
        "de heer Vos, Minister van Wind, en mevrouw Van der Das, Minister voor Water",
        &[(Minister, "Vos", "Wind"), (Minister, "Van der Das", "Water")],
    );
    replies("De minister van Defensie A. de Wit", &[(Minister, "A. de Wit", "Defensie")]);
    replies("mevrouw Das, staatssecretaris van Wind", &[(Staatssecretaris, "Das", "Wind")]);
    replies(
        "de Minister van Wind, de heer Vos, en de Minister voor Water, mw. Das",
        &[(Minister, "Vos", "Wind"), (Minister, "Das", "Water")],
    );
    replies("mevrouw Das, minister-president", &[(MinisterPresident, "Das", "")]);
    replies("minister Vos van Financiën", &[(Minister, "Vos", "Financiën")]);
    replies("de Staatssecretaris Rechtsbescherming", &[(Staatssecretaris, "", "Rechtsbescherming")]);
}
