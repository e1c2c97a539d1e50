"""The schema of `data/languages/*.toml`: its sections and keys, required and optional."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Keys(Struct, frozen=True):
    """The keys of a section, as names separated by spaces; each key states the purpose of its words."""

    words: str
    """Required keys; the value is a word or a list of words."""
    optional: str = ""
    """Optional keys; not every language has such words."""
    mappings: str = ""
    """Required keys with a table from words to their meaning."""
    optional_mappings: str = ""
    """Optional keys with such a table."""
    by_case: str = ""
    """Keys whose list may hold the empty word: where the case of the next word says what a preposition would."""
    needed: bool = True
    """Whether every language has the section; False if it belongs to a capability that a language may lack."""


SECTIONS: Final[Mapping[str, Keys]] = {
    "word_order": Keys(
        "before behind of about adopted parts counters roman date solid",
        optional="roman_articles before_head",
        mappings="numerals letters",
        needed=False,
    ),
    "dates": Keys("first_day and of", optional="behind_year"),
    "citation": Keys(
        "resolution decision statement plurals number behind_noun possessives between articles dated same_date "
        "of_organ adopted adoption about and to joins asides item_leads resuming of annexed subject_leads "
        "subject_determiners subject_links other_numbers documents records sentence_opening_endings "
        "sentence_openings name_words bodies name_tails symbol_parts",
        optional="acting acting_in adopted_at between_letters others",
        by_case="of_organ of subject_links name_words",
    ),
    "treaty_body_words": Keys("comment communication"),
    "footnote_words": Keys("footnote note_before note there same"),
    "pinpoints": Keys("para op pp art sect chap annex appendix part principle goal rule"),
    "pinpoint_words": Keys(
        "and or to unnumbered of in determiners",
        optional="first ordinals lettered inner bare_items parts_of_documents",
        by_case="of",
    ),
    "structure": Keys(
        "page annex footnote_leads enacting_articles enacting_words statement at_meeting meeting preambular "
        "preambular_endings adverbs",
        optional="number_ends",
    ),
    "masthead": Keys(
        "publisher distributed session year_session agenda_item council_title adopted adopted_on draft and notes "
        "lines lone_lines",
        mappings="types",
        optional="session_before citing contents offices additions addendum unfinished before_cited between_days "
        "salutations parts agenda_titles others_sessions",
    ),
    "names": Keys(
        "mechanisms longer",
        optional="longer_numbered longer_capitals not_longer never_small indefinite",
        optional_mappings="short_forms",
    ),
    "name_words": Keys(
        "definite of_own own common subject_of no_subject longer_of on titled_on_the no_name the mandates behind_head "
        "events missions statute protocol protocols thereto told_apart hereinafter protocol_to parents or to "
        "open_before_to subject_end and and_the goes_on",
        optional="of_one_state organ_of offices ending told before_telling telling asked_before titled_on_small "
        "of_year informed informing subject_behind_owner demonstratives own_organ before_small_titles "
        "acting_by deed no_deed of_named before_capitals behind_year titled_on own_statute",
        needed=False,
    ),
    "treaty_words": Keys(
        "committee made speaks by treaty "
        "committee_noun its protocol protocols own protocols_to about numbers both labour "
        "conventions number and rapporteurs rapporteur on the articles second",
        optional="bare_protocol bare_protocols of_year titled",
        needed=False,
    ),
    "unlisted_names": Keys(
        "small_bodies small_instruments small_mechanisms title_end about authors instruments weak_instruments "
        "agreements led parts mechanisms bodies subject_bodies strong_heads single_organs organizations members "
        "members_of persons organs groups seated gatherings funds offices international united_nations regional "
        "national national_instruments generic to_subject to_subject_of_instruments regions in_place placed "
        "marked_instruments internal societies open_to_meetings banks groups_of_experts within joining between "
        "at_levels levels addressed subordinate noun_endings of to protocols second of_list years_behind purpose "
        "and openers repeated_whole repeated_small before_small demonstratives goes_on_small stops numbered "
        "participles possessives introducing articles of_organizations statutes subject_of_resolution drafts "
        "no_names small light demonyms events idioms indefinite before_names of_means joined_by_the deed_endings "
        "behind_deeds subject_nouns no_subjects of_parties parties region_nouns regarding accredited small_before "
        "small_heads pledges own_codes dated not_behind sections of_secretariat owners means demonym_endings "
        "not_before of_envoys envoys principals administering of_states dated_by joint "
        "ordinal_endings academic academic_of_united_nations declarations inhabitants other_heads repeated_first "
        "of_meetings of_two relative modals deeds done_endings adjective_endings no_seat_endings ended processes "
        "numbered_bodies task_groups signed_at standards named_funds declarers of_several "
        "appended before_the of_cabinets of_many officers adopted by_state adopting roles interim "
        "shared_heads regional_heads doubly_named of_agreements circles administered of_all_states second_heads "
        "small_titled worldwide pacts joint_alone commissions inquiries independent "
        "wholly_national faiths with_organs subject_heads of_reports appealing across counted placed_plans "
        "own belonging small_places qualified qualities general_purposes reports_of authors_of_reports small_only "
        "small_in_acts of_one_organization visits issued_by behind_beginnings",
        needed=False,
    ),
    "reported_words": Keys(
        "established extended amended terminated transferred authorized armed defined prepositions where "
        "of_actor determiners to_whom connectors after_verb actors at dated listing listed_parts organ_words "
        "mandate of whole mandate_noun modification terms_leads same terms heads general_heads within_names "
        "about articles by_act short in_full united_nations other_subject in_which which and for participle "
        "it the decided to had adverbs before_mandate that_clause lead_in marked decision own establishing "
        "extending amending terminating object of_citing funds",
        optional="organ_behind object_first object_behind the_mandate until from_day since in_these passed being "
        "carrying_out defined_mandate",
        by_case="prepositions of of_actor articles before_mandate to it organ_behind",
        needed=False,
    ),
    "mandate_clauses": Keys(
        "establishing extending amending deciding mandate mandate_noun until period years",
        optional="establishing_finite establishing_done extending_finite extending_done mandating_again needs_term "
        "needs_mandate amending_finite amending_done improving improved already_decided transferring "
        "transferring_finite transferring_done terminating terminating_finite terminating_done "
        "establishing_nouns extending_nouns amending_nouns terminating_nouns deployment change_of recorded "
        "recorded_as organs council supposed requesting authorizing approving recommending before_agents "
        "agents measures_to not_depending depending enabling appointing new founds_if_new founded intending "
        "adverbs to that and or before_object modal be no_passive_behind to_be before_nouns "
        "endings_before_nouns and_of_clauses relative under recommendation_for hereby the a another its whose "
        "any determiners pronouns plural_owner not_mandate what_held needs_no_owner plural_endings "
        "modification behind_mandate strength of of_names owning behind_name given_to provided_to givers has "
        "gave_to in_places within_noun increase_in member_states it not_it from judges joined head_nouns "
        "compound starts_modifier before_other ends_name told_by told_before founded_by place before_told "
        "about on going_on_names at_place to_of_names within_titles small_in_titles united_nations_words "
        "hereinafter speaking re_establishing not_continuing beginning undertaking continuing future "
        "only_mandates going_on ceasing ceasing_things starting handing_over authority_from mandate_task "
        "holder_task added_to existing_mandate which_support supporting discussing drafting monitor "
        "monitoring preparatory preparing_for conference of_conferences studying_the_item for representatives "
        "of_the_secretary_general group_of_experts quantities personnel experts generic no_holder states_to "
        "ends_on periods_of further further_behind up_to once_more before_term not_a_term "
        "specified_in_paragraph above from_expiry one two months weeks days endings_of_days session_determiners "
        "session sessions beyond indefinite we with_we adverbs_of_we sanctions_heads measures_taken "
        "measures_for by_whom composed as",
        by_case="to of be behind_name",
        needed=False,
    ),
    "relation_words": Keys(
        "provisions provision_of provision_determiners provision_adjectives determiners within_actors of_actors "
        "the_annex parts part_of noted noted_determiners noted_end deciding "
        "auxiliaries telling behind_passive repeated abbreviations not_before_verbs",
        optional="before_verbs actors clause_verbs later laws including acts_contained named_alone",
        by_case="part_of provision_of of_actors",
        needed=False,
    ),
    "word_forms": Keys("adverb_endings", needed=False),
    "action_words": Keys(
        "behind particles and in_this_regard after_verb relative repeating only_remembering again own repeated_to "
        "expressing concern intention charging to decided_asking that shall before_item_verb speakers before_spoken "
        "deciding by",
        optional="no_act_behind deciding_behind we before_object not_further with_particle not_relative ends_relative "
        "object_pronouns before_decided no_nouns contents behind_contents before_noun qualifiers "
        "qualifier_endings plural_endings "
        "no_plural_endings noun_endings behind_noun behind_repeated not_before_shall not_behind_shall "
        "going_on going_on_being remaining remaining_thing",
        by_case="to own",
    ),
    "deadline_words": Keys(
        "by year not_year_before within units at session of",
        optional="period session_before to_us no_session_of around around_end before_term term since after determiners "
        "events of_acts to_us_behind not_before_by not_within of_year done done_by to_be until lasting going_on "
        "behind_past",
        by_case="of of_year",
    ),
    "report_words": Keys(
        "report reports another submitted under request made requested by in relative was and present transmits "
        "respectively of its to_report to_submit some asked participle_endings",
        optional="survey surveys before_verb after_verb other_documents statement which following that those "
        "past_endings about including inside the not_yet taken_up",
    ),
    "recommendation_words": Keys(
        "and the speakers of impersonal spoken_adverbs speaking heading elsewhere",
        optional="modals need_to not be adverbs is important that to important_to under_no articles leading_in "
        "still_leading nobody first_person report_of behind_joined states",
    ),
    "asked_words": Keys(
        "classes of party_to becoming not_yet past ratifying joining treaties not_ratified ratified amendment "
        "reserving reservation implementing conforming ensuring being conformity recommendation adhering reporting "
        "submitting report report_to on taken accepting procedure cooperating inviting requesting visit modifiers "
        "neutral narrated joints adverbs not_verbs determiners to_do passive and no_noun before_party on_body",
        optional="in_its offices_of with_others status_of reported_of kept asked_of_them protocols to implemented",
        by_case="of",
        needed=False,
    ),
    "review_words": Keys(
        "and joining also to inter_alia before_verb no_verb verbs determiners objects article recommendation "
        "rejected noted pending supported below narrating_freely narrating narrated_adverbs it delegation_of "
        "delegation inquired not_asking review_of made_by above narrated_to",
        optional="verb_endings",
        needed=False,
    ),
    "category_words": Keys(
        "minimal continuing considering general specific light objects object_ends no_objects openings "
        "behind_opening that leads adverbs joints passives infinitives",
        optional="minimal_nouns continuing_nouns considering_nouns general_nouns specific_nouns gerund_endings "
        "elisions before_aside",
        needed=False,
    ),
    "participle_words": Keys(
        "unstressed digraphs never_last doubled",
        needed=False,
    ),
    "addressee_words": Keys(
        "leading passing that acting to_act end going_on and also asides qualifying articles determiners "
        "before_class after_class of of_the governments before_government offices officers office_of office_for "
        "pronouns",
        by_case="of system_of",
        optional="printed_endings relative_before aside_leads those relative have_not yet not_yet_done together among "
        "doers doers_asked adjectives_behind that_they asking_for for_them_to doers_with_subject subject_of in_field "
        "fields adjectives adjective_endings shared_by_member deed_endings deeds parts_of_doers "
        "infinitive_endings before_infinitive before_charge joining_charge no_infinitive adjuncts "
        "adjuncts_with_others own_parts adjunct_participles after_participle adverb_endings the_government "
        "of_government of_nationality state_party violation blamed_by blamed_for demonstrative state shared_nouns "
        "with_shared_noun shared_before organs organ_qualified system_of whole_system heads unprinted "
        "with_all kept_with_all naming last_adverbs last_participles cut_off_endings be participle_endings "
        "verbs collectives no_first_words no_last_words plural personal no_person persons of_doers of_body "
        "before_subject plural_articles capital_endings second_nouns singling_out resuming deeds_behind "
        "before_thing some_of inserted predicate_endings first_case_endings parties_to heads_behind",
    ),
    "damage": Keys("small_before small_behind words"),
    "declension": Keys("", optional="and participles", optional_mappings="adjectives nouns openings", needed=False),
}
"""Sections with fixed keys, each for the purpose of its words."""
