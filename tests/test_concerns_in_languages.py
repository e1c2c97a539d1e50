"""What an action concerns, and what it asks of it, in languages other than English: sentences with what is expected."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document

KNOWLEDGE = authorities.load()
HEADS = {
    "es": "A/RES/79/999\n\nLa Asamblea General,\n\nTeniendo presentes los pozos,\n\n1. {}\n",
    "fr": "A/RES/79/999\n\nL’Assemblée générale,\n\nAyant à l’esprit les puits,\n\n1. {}\n",
    "ru": "A/RES/79/999\n\nГенеральная Ассамблея,\n\nотмечая колодцы,\n\n1. {}\n",
    "zh": "A/RES/79/999\n\n大会，\n\n铭记水井，\n\n1. {}\n",
    "ar": "A/RES/79/999\n\nإن الجمعية العامة،\n\nإذ تلاحظ الآبار،\n\n1 - {}\n",
}
CAT, CEDAW = "CAT", "CEDAW"
ASSEMBLY = "General Assembly"
WOMEN = "la Convención sobre la eliminación de todas las formas de discriminación contra la mujer"
FEMMES = "la Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes"
CHILD = "Committee on the Rights of the Child"
CRIME = "Комиссии по предупреждению преступности и уголовному правосудию"
UNRWA = "United Nations Relief and Works Agency for Palestine Refugees in the Near East"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        # ratify
        ("es", "Insta a los Estados a que ratifiquen la Convención contra la Tortura", [(CAT, ("ratify",))]),
        (
            "es",
            "Alienta a los Estados que aún no lo hayan hecho a adherirse a la Convención contra la Tortura",
            [(CAT, ("ratify",))],
        ),
        (
            "es",
            "Exhorta a los Estados que todavía no sean partes en la Convención contra la Tortura a que lo remedien",
            [(CAT, ("ratify",))],
        ),
        ("es", "Insta a los Estados a que pasen a ser partes en la Convención contra la Tortura", [(CAT, ("ratify",))]),
        ("es", f"Insta a los Estados a firmar y ratificar {WOMEN}", [(CEDAW, ("ratify",))]),
        # who is asked, and what is past
        ("es", "Exhorta a los Estados partes en la Convención contra la Tortura a que caven pozos", []),
        (
            "es",
            "Alienta a los Estados a que caven pozos tras la reciente ratificación de la Convención contra la Tortura",
            [(CAT, ())],
        ),
        # reservations
        ("es", f"Insta a los Estados a que retiren sus reservas a {WOMEN}", [(CEDAW, ("withdraw-reservation",))]),
        ("es", f"Insta a los Estados a que estudien sus reservas a {WOMEN}", [(CEDAW, ())]),
        # implement, and not what only says how
        ("es", f"Insta a los Estados a que apliquen plenamente {WOMEN}", [(CEDAW, ("implement",))]),
        ("es", f"Insta a los Estados a que apliquen sus leyes de conformidad con {WOMEN}", [(CEDAW, ())]),
        ("es", f"Insta a los Estados a que pongan sus leyes en consonancia con {WOMEN}", [(CEDAW, ("implement",))]),
        (
            "es",
            "Insta a los Estados a que apliquen las recomendaciones del Comité de los Derechos del Niño",
            [(CHILD, ("implement",))],
        ),
        ("es", f"Solicita a los Estados que proporcionen información sobre la aplicación de {WOMEN}", [(CEDAW, ())]),
        # report
        (
            "es",
            "Solicita a la Secretaría que presente un informe al Consejo de Derechos Humanos sobre los pozos",
            [("Human Rights Council", ("report",))],
        ),
        (
            "es",
            "Solicita a la Secretaría que informe al Consejo de Derechos Humanos sobre los pozos",
            [("Human Rights Council", ("report",))],
        ),
        (
            "es",
            "Solicita a la Secretaría que publique su informe sobre el Consejo de Derechos Humanos",
            [("Human Rights Council", ())],
        ),
        # cooperate, invite, accept a procedure
        (
            "es",
            "Insta a los Estados a que cooperen con el Comité de los Derechos del Niño",
            [(CHILD, ("cooperate",))],
        ),
        (
            "es",
            "Insta a los Estados a que caven pozos en cooperación con el Comité de los Derechos del Niño",
            [(CHILD, ())],
        ),
        (
            "es",
            "Insta a los Estados a que cursen una invitación a los procedimientos especiales",
            [("special procedures", ("invite",))],
        ),
        (
            "es",
            "Insta a los Estados a que reconozcan la competencia del Comité de los Derechos del Niño",
            [(CHILD, ("accept-procedure",))],
        ),
        # nobody is asked
        ("es", "Acoge con beneplácito que los Estados apliquen la Convención contra la Tortura", [(CAT, ())]),
        # In French: ratify
        ("es", "Solicita al Secretario General que le presente un informe sobre los pozos", [(ASSEMBLY, ("report",))]),
        ("es", "Solicita al Secretario General que la mantenga informada de los pozos", [(ASSEMBLY, ("report",))]),
        (
            "es",
            "Decide cavar según los términos que estableció el Consejo de Derechos Humanos en su resolución 5/1",
            [("A/HRC/RES/5/1", ())],
        ),
        ("fr", "Exhorte les États à ratifier la Convention contre la torture", [(CAT, ("ratify",))]),
        (
            "fr",
            "Engage les États qui ne l’ont pas encore fait à adhérer à la Convention contre la torture",
            [(CAT, ("ratify",))],
        ),
        (
            "fr",
            "Engage les États qui ne sont pas encore parties à la Convention contre la torture à y remédier",
            [(CAT, ("ratify",))],
        ),
        ("fr", "Demande aux États de devenir parties à la Convention contre la torture", [(CAT, ("ratify",))]),
        ("fr", f"Demande aux États de signer et de ratifier {FEMMES}", [(CEDAW, ("ratify",))]),
        # who is asked, and what is past
        ("fr", "Demande aux États parties à la Convention contre la torture de creuser des puits", []),
        (
            "fr",
            "Engage les États à creuser des puits après la récente ratification de la Convention contre la torture",
            [(CAT, ())],
        ),
        # reservations
        ("fr", f"Exhorte les États à retirer leurs réserves à {FEMMES}", [(CEDAW, ("withdraw-reservation",))]),
        ("fr", f"Exhorte les États à étudier leurs réserves à {FEMMES}", [(CEDAW, ())]),
        # implement, and not what only says how
        ("fr", f"Exhorte les États à appliquer pleinement {FEMMES}", [(CEDAW, ("implement",))]),
        ("fr", f"Exhorte les États à mettre en œuvre {FEMMES}", [(CEDAW, ("implement",))]),
        ("fr", f"Exhorte les États à appliquer leurs lois conformément à {FEMMES}", [(CEDAW, ())]),
        ("fr", f"Exhorte les États à mettre leurs lois en conformité avec {FEMMES}", [(CEDAW, ("implement",))]),
        (
            "fr",
            "Exhorte les États à appliquer les recommandations du Comité des droits de l’enfant",
            [(CHILD, ("implement",))],
        ),
        ("fr", f"Prie les États de fournir des informations sur l’application de {FEMMES}", [(CEDAW, ())]),
        # report
        (
            "fr",
            "Prie le secrétariat de présenter au Conseil des droits de l’homme un rapport sur les puits",
            [("Human Rights Council", ("report",))],
        ),
        (
            "fr",
            "Prie le secrétariat de présenter un rapport au Conseil des droits de l’homme sur les puits",
            [("Human Rights Council", ("report",))],
        ),
        (
            "fr",
            "Prie le secrétariat de rendre compte des puits au Conseil des droits de l’homme",
            [("Human Rights Council", ("report",))],
        ),
        (
            "fr",
            "Prie le secrétariat de publier son rapport sur le Conseil des droits de l’homme",
            [("Human Rights Council", ())],
        ),
        # cooperate, invite, accept a procedure
        (
            "fr",
            "Invite les États qui n’ont pas ratifié la Convention contre la torture à le faire",
            [(CAT, ("ratify",))],
        ),
        ("fr", "Prie les États qui ne sont pas parties à la Convention contre la torture de creuser", [(CAT, ())]),
        ("fr", "Prie les États d’informer le Comité des droits de l’enfant de leurs puits", [(CHILD, ("report",))]),
        (
            "fr",
            "Prie les États d’appliquer la résolution 60/1 de l’Assemblée générale",
            [("A/RES/60/1", ("implement",))],
        ),
        # the organ's own pronoun: “lui” is to it
        ("fr", "Prie le Secrétaire général de lui présenter un rapport sur les puits", [(ASSEMBLY, ("report",))]),
        ("fr", "Prie le Secrétaire général de lui en rendre compte chaque année", [(ASSEMBLY, ("report",))]),
        ("fr", "Prie le Secrétaire général de la tenir informée de ses travaux", [(ASSEMBLY, ("report",))]),
        (
            "fr",
            "Prie le Secrétaire général de lui faire rapport, ainsi qu’au Conseil des droits de l’homme",
            [(ASSEMBLY, ("report",)), ("Human Rights Council", ("report",))],
        ),
        ("fr", "Prie le Secrétaire général de lui proposer des puits", [(ASSEMBLY, ())]),
        (
            "fr",
            "Se félicite du rapport que le Secrétaire général lui présentera",
            [("Secretary-General of the United Nations", ()), (ASSEMBLY, ())],
        ),
        ("fr", "Exhorte les États à coopérer avec le Comité des droits de l’enfant", [(CHILD, ("cooperate",))]),
        (
            "fr",
            "Exhorte les États à creuser des puits en coopération avec le Comité des droits de l’enfant",
            [(CHILD, ())],
        ),
        (
            "fr",
            "Exhorte les États à adresser une invitation permanente aux procédures spéciales",
            [("special procedures", ("invite",))],
        ),
        (
            "fr",
            "Exhorte les États à reconnaître la compétence du Comité des droits de l’enfant",
            [(CHILD, ("accept-procedure",))],
        ),
        # a passive behind its subject
        (
            "fr",
            "Prie les États de veiller à ce que les dispositions de ses résolutions 60/1 et 60/251 soient appliquées",
            [("A/RES/60/1", ("implement",)), ("A/RES/60/251", ("implement",))],
        ),
        (
            "fr",
            "Exige que les puits qui sont prévus par la résolution 60/1 et les plans soient appliqués",
            [("A/RES/60/1", ())],
        ),
        # nobody is asked
        ("fr", "Se félicite que les États appliquent la Convention contre la torture", [(CAT, ())]),
        (
            "ru",
            "просит докладчика представлять доклады Совету по правам человека и Генеральной Ассамблее",
            [("Human Rights Council", ("report",)), ("General Assembly", ("report",))],
        ),
        ("ru", "призывает государства присоединиться к Конвенции против пыток", [(CAT, ("ratify",))]),
        ("ru", "призывает государства снять оговорки к Конвенции против пыток", [(CAT, ("withdraw-reservation",))]),
        ("ru", "призывает государства осуществлять Конвенцию о правах ребенка", [("CRC", ("implement",))]),
        ("ru", "призывает государства сотрудничать с Комитетом по правам ребенка", [(CHILD, ("cooperate",))]),
        # What is sent stands behind whom it is sent to, however long that name is.
        (
            "ru",
            f"просит докладчика представить {CRIME} на ее тридцать первой сессии доклад",
            [("Commission on Crime Prevention and Criminal Justice", ("report",))],
        ),
        ("ru", "просит докладчика проводить брифинги в Совете Безопасности", [("Security Council", ("report",))]),
        (
            "ru",
            "просит докладчика выступать до представления отчетности Совету Безопасности",
            [("Security Council", ("report",))],
        ),
        (
            "ru",
            "призывает государства сотрудничать со специальными процедурами Совета по правам человека",
            [("special procedures", ("cooperate",))],
        ),
        (
            "ru",
            "призывает государства сотрудничать с Комитетом по правам ребенка, договорными органами и деревней",
            [(CHILD, ("cooperate",)), ("treaty bodies", ("cooperate",))],
        ),
        ("ru", "призывает государства сотрудничать с договорными органами", [("treaty bodies", ("cooperate",))]),
        # An item without a verb begins with what it speaks of.
        ("ru", "постановляет, что:\n\na) Комитет по правам ребенка соберется в мае", [(CHILD, ())]),
        ("ru", "постановляет, что:\n\na) БАПОР соберется в мае", [(UNRWA, ())]),
        # How something is done, and whose a text is.
        ("ru", "призывает государства рыть колодцы в соответствии с Конвенцией о правах ребенка", [("CRC", ())]),
        (
            "ru",
            "призывает государства выполнять резолюцию 60/1 Генеральной Ассамблеи",
            [("A/RES/60/1", ("implement",))],
        ),
        ("zh", "敦促各国批准《儿童权利公约》", [("CRC", ("ratify",))]),
        ("zh", "鼓励会员国考虑签署和批准或加入《儿童权利公约》", [("CRC", ("ratify",))]),
        ("zh", "促请尚未加入《儿童权利公约》的国家采取行动", [("CRC", ("ratify",))]),
        ("zh", "促请各国充分履行《儿童权利公约》规定的义务", [("CRC", ("implement",))]),
        ("zh", "促请各国执行第60/1号决议", [("A/RES/60/1", ("implement",))]),
        # Declarations are signed, and bind nobody; how something is done, what is told of, and what is welcomed.
        ("zh", "促请各国签署《世界人权宣言》", [("UDHR", ())]),
        ("zh", "促请各国按照《儿童权利公约》打井", [("CRC", ())]),
        ("zh", "促请各国执行计划，同时铭记《儿童权利公约》", [("CRC", ())]),
        ("zh", "请各国就《儿童权利公约》执行情况提供资料", [("CRC", ())]),
        ("zh", "欢迎各国批准《儿童权利公约》", [("CRC", ())]),
        ("ar", "تحث الدول على التصديق على اتفاقية حقوق الطفل", [("CRC", ("ratify",))]),
        ("ar", "تحث الدول التي لم تصبح بعد أطرافا في اتفاقية حقوق الطفل على النظر في ذلك", [("CRC", ("ratify",))]),
        ("ar", "تحث الدول الأطراف في اتفاقية حقوق الطفل على حفر الآبار", []),
        ("ar", "تهيب بالدول أن تسحب تحفظاتها على اتفاقية حقوق الطفل", [("CRC", ("withdraw-reservation",))]),
        ("ar", "تشجع الدول على تنفيذ القرار 60/1", [("A/RES/60/1", ("implement",))]),
        ("ar", "تشجع الدول على حفر الآبار وفقا لاتفاقية حقوق الطفل", [("CRC", ())]),
        ("ar", "تهيب بالدول أن تتعاون مع لجنة حقوق الطفل", [(CHILD, ("cooperate",))]),
        ("ar", "تهيب بالدول أن تحفر الآبار بالتعاون مع لجنة حقوق الطفل", [(CHILD, ())]),
        (
            "ar",
            "تطلب إلى الأمانة أن تقدم إلى مجلس حقوق الإنسان تقريرا عن تنفيذ القرار 60/1",
            [("Human Rights Council", ("report",)), ("A/RES/60/1", ())],
        ),
        ("ar", "تحث الدول على توجيه دعوة دائمة إلى الإجراءات الخاصة", [("special procedures", ("invite",))]),
        ("ar", "ترحب بتنفيذ الدول اتفاقية حقوق الطفل", [("CRC", ())]),
    ],
)
def test_what_an_action_asks(language: str, words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = extract(Document("x", "x", HEADS[language].format(f"{words};"), language), KNOWLEDGE).actions
    assert [(one.target, one.asks) for action in found for one in action.concerns] == expected
