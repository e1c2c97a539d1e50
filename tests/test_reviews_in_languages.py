"""Recommendations of reviews in languages other than English: what States recommend in lists and in the narrative."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Action, Document

KNOWLEDGE = authorities.load()
HEADS = {"es": "# Noruega\n\n", "fr": "# Norvège\n\n", "ru": "# Норвегия\n\n"}
ABOLISH = {
    "es": "136.1 Abolir la pena de muerte (Francia);",
    "fr": "136.1 Abolir la peine de mort (France) ;",
    "ru": "136.1 Отменить смертную казнь (Франция);",
}
MORE = {
    "es": (
        "136.97 Ratificar la Convención (Chad);",
        "136.98 Ratificar el Convenio (Perú);",
        "136.99 Ratificar el Protocolo (Chile).",
    ),
    "fr": (
        "136.97 Ratifier la Convention (Tchad) ;",
        "136.98 Ratifier la Convention (Pérou) ;",
        "136.99 Ratifier le Protocole (Chili).",
    ),
    "ru": (
        "136.97 Ратифицировать Конвенцию (Чад);",
        "136.98 Ратифицировать Пакт (Перу);",
        "136.99 Ратифицировать Протокол (Чили).",
    ),
}


def review(language: str, *items: str, more: bool = True) -> list[Action]:
    """The actions of a review of Norway with these items and three more that make it a list."""
    text = HEADS[language] + "\n\n".join((*items, *(MORE[language] if more else ()))) + "\n"
    found = extract(Document("x1", "x1", text, language), KNOWLEDGE).actions
    return [one for one in found if one.label not in {"para 136.97", "para 136.98", "para 136.99"}]


@pytest.mark.parametrize(
    ("language", "item", "expected"),
    [
        ("es", "136.4 Ratificar el Protocolo Facultativo (Francia);", [("ratify", ("FRA",))]),
        ("es", "136.4 Firmar y ratificar el Protocolo Facultativo (Francia, España);", [("sign", ("FRA", "ESP"))]),
        ("es", "136.4 Aplicar plenamente la ley (los Países Bajos y el Canadá);", [("implement", ("NLD", "CAN"))]),
        (
            "es",
            "136.4 Adoptar una estrategia contra la corrupción y reforzar sus instituciones (Alemania);",
            [("adopt", ("DEU",)), ("strengthen", ("DEU",))],
        ),
        ("es", "136.4 Adoptar nuevas medidas (Canadá); y fortalecer las leyes (Argelia);", None),
        ("es", "136.4 Pulir los pozos (Francia);", [("pulir", ("FRA",))]),
        ("es", "136.4 En cooperación con la Oficina, fortalecer los tribunales (México);", [("strengthen", ("MEX",))]),
        # no verb opens these, no State makes them
        ("es", "136.4 La ley noruega se describió (Francia);", []),
        ("es", "136.4 Ratificar la Convención (1951) de ese año;", []),
        ("es", "136.4 Ratificar la Convención (véase Alemania);", []),
        ("es", "136.4 Aplicar la ley (Noruega);", []),
        ("fr", "136.4 Ratifier le Protocole facultatif (France) ;", [("ratify", ("FRA",))]),
        ("fr", "136.4 Signer et ratifier le Protocole facultatif (France, Espagne) ;", [("sign", ("FRA", "ESP"))]),
        ("fr", "136.4 Appliquer pleinement la loi (Pays-Bas et Canada) ;", [("implement", ("NLD", "CAN"))]),
        (
            "fr",
            "136.4 Adopter une stratégie contre la corruption et renforcer ses institutions (Allemagne) ;",
            [("adopt", ("DEU",)), ("strengthen", ("DEU",))],
        ),
        ("fr", "136.4 Adopter de nouvelles mesures (Canada) ; et renforcer les lois (Algérie) ;", None),
        ("fr", "136.4 Polir les puits (France) ;", [("polir", ("FRA",))]),
        ("fr", "136.4 En coopération avec le Bureau, renforcer les tribunaux (Mexique) ;", [("strengthen", ("MEX",))]),
        ("fr", "136.4 La loi norvégienne a été décrite (France) ;", []),
        ("fr", "136.4 Ratifier la Convention (1951) de cette année ;", []),
        ("fr", "136.4 Ratifier la Convention (voir Allemagne) ;", []),
        ("fr", "136.4 Appliquer la loi (Norvège) ;", []),
        ("ru", "136.4 Ратифицировать Факультативный протокол (Франция);", [("ratify", ("FRA",))]),
        (
            "ru",
            "136.4 Подписать и ратифицировать Факультативный протокол (Франция, Испания);",
            [("sign", ("FRA", "ESP"))],
        ),
        ("ru", "136.4 В полной мере осуществлять закон (Нидерланды и Канада);", [("implement", ("NLD", "CAN"))]),
        ("ru", "136.4 Осуществить закон (Канада);", [("implement", ("CAN",))]),
        (
            "ru",
            "136.4 Принять стратегию борьбы с коррупцией и укрепить свои учреждения (Германия);",
            [("adopt", ("DEU",)), ("strengthen", ("DEU",))],
        ),
        ("ru", "136.4 Принять новые меры (Канада); а также укрепить законы (Алжир);", None),
        ("ru", "136.4 Начистить колодцы (Франция);", [("начистить", ("FRA",))]),
        ("ru", "136.4 Продолжать бороться с коррупцией (Республика Корея);", [("continue", ("KOR",))]),
        ("ru", "136.4 Укрепить суды (Босния и Герцеговина и Чили);", [("strengthen", ("BIH", "CHL"))]),
        ("ru", "136.4 Был описан закон Норвегии (Франция);", []),
        ("ru", "136.4 Деятельность судов была описана (Франция);", []),
        ("ru", "136.4 Ратифицировать Конвенцию (1951) этого года;", []),
        ("ru", "136.4 Ратифицировать Конвенцию (см. Германия);", []),
        ("ru", "136.4 Осуществлять закон (Норвегия);", []),
    ],
)
def test_a_review_lists_what_states_recommend(
    language: str, item: str, expected: list[tuple[str, tuple[str, ...]]] | None
) -> None:
    found = [(one.verb, one.issuers) for one in review(language, item)]
    assert found == ([("adopt", ("CAN",)), ("strengthen", ("DZA",))] if expected is None else expected)


@pytest.mark.parametrize(
    ("language", "before", "response"),
    [
        ("es", "Las recomendaciones que figuran a continuación cuentan con el apoyo de Noruega:", "supported"),
        ("es", "Las recomendaciones que figuran a continuación no cuentan con el apoyo de Noruega:", "rejected"),
        ("es", "Noruega tomó nota de las siguientes recomendaciones:", "noted"),
        ("es", "Las siguientes recomendaciones serán examinadas por Noruega:", None),
        ("fr", "Les recommandations ci-après ont recueilli l’adhésion de la Norvège :", "supported"),
        ("fr", "Les recommandations ci-après n’ont pas recueilli l’adhésion de la Norvège :", "rejected"),
        ("fr", "La Norvège a pris note des recommandations suivantes :", "noted"),
        ("fr", "Les recommandations suivantes seront examinées par la Norvège :", None),
        ("ru", "Рекомендации, перечисленные ниже, были рассмотрены Норвегией и получили ее поддержку:", "supported"),
        ("ru", "Рекомендации, перечисленные ниже, не пользуются поддержкой Норвегии:", "rejected"),
        ("ru", "Норвегия приняла следующие рекомендации:", "supported"),
        ("ru", "Норвегия приняла к сведению следующие рекомендации:", "noted"),
        ("ru", "Следующие рекомендации были рассмотрены Норвегией и приняты ею к сведению:", "noted"),
        ("ru", "Следующие рекомендации были рассмотрены Норвегией, которая представит ответы:", None),
        ("ru", "Рекомендации, изложенные выше, и следующие рекомендации Норвегия отклонила:", None),
    ],
)
def test_the_state_under_review_answers(language: str, before: str, response: str | None) -> None:
    found = review(language, f"136. {before}", ABOLISH[language])
    assert [one.response for one in found] == [response]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("es", "Francia recomendó que Noruega ratificara la Convención.", [("recommend", ("FRA",))]),
        ("es", "Francia y España recomendaron también ratificarla.", [("recommend", ("FRA", "ESP"))]),
        ("es", "El Chad observó la ley y alentó al Gobierno a que la aplicara.", [("encourage", ("TCD",))]),
        ("es", "El Perú instó a Noruega a adherirse al Protocolo.", [("urge", ("PER",))]),
        ("es", "La delegación del Perú sugirió que se contaran las conchas.", [("suggest", ("PER",))]),
        ("es", "El Chad observó la ley. También recomendó que se aplicara.", [("recommend", ("TCD",))]),
        # nothing is recommended to Norway
        ("es", "Francia formuló tres recomendaciones sobre la abolición de la práctica.", []),
        ("es", "Francia solicitó información sobre las medidas adoptadas para abolirla.", []),
        ("es", "Noruega recomendó su propia ley a todos los demás.", []),
        ("es", "El Comité de los Derechos del Niño recomendó que se pusiera fin a la práctica.", []),
        ("fr", "La France a recommandé à la Norvège de ratifier la Convention.", [("recommend", ("FRA",))]),
        ("fr", "La France et l’Espagne ont également recommandé de la ratifier.", [("recommend", ("FRA", "ESP"))]),
        (
            "fr",
            "Le Tchad a pris note de la loi et a encouragé le Gouvernement à l’appliquer.",
            [("encourage", ("TCD",))],
        ),
        ("fr", "Le Pérou a exhorté la Norvège à adhérer au Protocole.", [("urge", ("PER",))]),
        ("fr", "La délégation du Pérou a suggéré que l’on compte les puits.", [("suggest", ("PER",))]),
        ("fr", "Le Tchad a pris note de la loi. Il a recommandé de l’appliquer.", [("recommend", ("TCD",))]),
        ("fr", "La France a formulé trois recommandations sur l’abolition de la pratique.", []),
        ("fr", "La France a demandé des informations sur les mesures prises pour l’abolir.", []),
        ("fr", "La Norvège a recommandé sa propre loi à tous les autres.", []),
        ("fr", "Le Comité des droits de l’enfant a recommandé de mettre fin à la pratique.", []),
        ("ru", "Франция рекомендовала Норвегии ратифицировать Конвенцию.", [("recommend", ("FRA",))]),
        ("ru", "Франция и Испания также рекомендовали ратифицировать ее.", [("recommend", ("FRA", "ESP"))]),
        ("ru", "Чад отметил закон и рекомендовал правительству осуществлять его.", [("recommend", ("TCD",))]),
        ("ru", "Перу настоятельно призвала Норвегию присоединиться к Протоколу.", [("urge", ("PER",))]),
        ("ru", "Делегация Перу предложила пересчитать колодцы.", [("propose", ("PER",))]),
        ("ru", "Чад отметил закон. Он рекомендовал, чтобы закон осуществлялся.", [("recommend", ("TCD",))]),
        ("ru", "Чад призвал Норвегию к отмене этой практики.", [("call upon", ("TCD",))]),
        ("ru", "Франция вынесла три рекомендации об отмене этой практики.", []),
        ("ru", "Франция просила представить информацию о мерах, принятых с целью отменить ее.", []),
        ("ru", "Франция призвала Норвегию.", []),
        ("ru", "Норвегия рекомендовала всем другим собственный закон.", []),
        ("ru", "Комитет по правам ребенка рекомендовал положить конец этой практике.", []),
    ],
)
def test_the_narrative_reports_what_states_recommend(
    language: str, sentence: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = review(language, f"30. {sentence}")
    assert [(one.verb, one.issuers) for one in found] == expected
    assert {one.addressees for one in found} <= {("NOR",)}
