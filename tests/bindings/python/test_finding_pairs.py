# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""For each code that is not about the document of an area: where it is found, and the nearest where
it is not. Codes about documents have their pairs in libbalanced/resources/examples."""

import configparser
import json
import os
import pathlib

import pytest
from gi.repository import Balanced

RESOURCES = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'libbalanced' / 'resources'
AS_AT = '2021-02-28'
SOUND = {'child_id': '1', 'episode_id': 'e1', 'source': 'nhs', 'strand': 'intervention', 'level': 'targeted',
         'stage': 'intervention', 'agency': 'slt', 'start_date': '2020-03-04', 'end_date': '2020-04-01'}
LEVELS, STRANDS = ('universal', 'targeted', 'specialist'), ('family', 'environment', 'workforce', 'identification', 'intervention')
MONTHS = [f'{year}-{month:02}' for year in (2019, 2020) for month in range(1, 13)]


def frame(rows):
    return {name: [row.get(name) for row in rows] for name in dict.fromkeys(name for row in rows for name in row)}


def load(*rows, options=None, **files):
    """A caseload of rows that differ from a sound one in what is given."""
    rows = [{**SOUND, 'episode_id': f'e{number}', **row} for number, row in enumerate(rows or ({},), 1)]
    return Balanced.Caseload.from_frames(frame(rows), **{name: frame(each) for name, each in files.items()}, **(options or {}))


def reading(*rows, **more):
    return lambda: load(*rows, **more)


def text(record, encoding='utf-8'):
    """As a file, for what a frame cannot have."""
    def read():
        options = Balanced.CaseloadOptions()
        reader = Balanced.CaseloadReader.new(options)
        content = f'child_id,strand,level,stage,agency\n{record}\n'.encode(encoding)
        reader.read_bytes(Balanced.CaseloadFile.EPISODES, content, 'episodes', None)
        return reader.end()
    return read


def asking(method, *rows, of=None, **options):
    """What an analysis of such rows finds."""
    return lambda: getattr(load(*rows, **(of or {})), method)(as_at=AS_AT, **options)


def drawing(values, days=None, **options):
    data = {'day': days or MONTHS[:len(values)], 'value': values}
    return lambda: Balanced.spc(data, **{'improvement': 'increase', **options})


def sharing(numerators, denominators):
    data = {'day': MONTHS[:len(numerators)], 'numerator': numerators, 'denominator': denominators}
    return lambda: Balanced.spc(data, improvement='increase', kind='p')


def hiding(state):
    values = [float(each % 5) for each in range(14)]
    states = [Balanced.ValueState.VALUE] * 13 + [state]
    return lambda: Balanced.spc(Balanced.Series.new('one', None, Balanced.Frequency.MONTH, DAYS, values, states),
                                improvement='increase')


DAYS = [18000 + 31 * number for number in range(14)]


def crosswalk(entries):
    document = {'code': 'x', 'entries': [{'from_code': each, 'to_codes': to, **more} for each, to, more in entries]}
    return Balanced.Crosswalk.new_from_bytes(json.dumps(document).encode(), 'x.json')


def mapping(*entries):
    """What a crosswalk from levels to levels loses."""
    levels = Balanced.Framework.get_default().levels
    return lambda: crosswalk(entries).check(levels, levels)


def mapping_rows(*entries):
    """The same of the level of a row."""
    levels = Balanced.Framework.get_default().levels
    return lambda: crosswalk(entries).tally(levels, levels, load().to_table('episodes')['level'])


def area(**lists):
    return Balanced.Area.new_from_bytes(json.dumps({'code': 'a', 'name': 'A', **lists}).encode(), 'area.json')


def unit(**members):
    return area(agencies=[{'code': 'nhs', 'name': 'N'}], settings=[{'code': 'oak', 'name': 'O', 'place': 'learning'}],
                provisions=[{'code': 'p', 'name': 'P', 'agency': 'nhs', 'start': '2019', 'status': 'active',
                             'stages': ['intervention'], 'cells': [{'strand': 'intervention', 'level': 'targeted', 'reading': 'stated'}],
                             **members}])


def many(count, **changes):
    """So many units of one child, each on days of its own."""
    return [{'start_date': f'20{10 + number // 336:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}', 'end_date': None,
             **{name: value.format(number) for name, value in changes.items()}} for number in range(count)]


def year(number, *levels, **more):
    """Twenty children who have one level after the other in a year, and had something long before."""
    rows = [{'level': 'universal', 'start_date': '2015-01-01', 'end_date': '2015-02-01'}]
    rows += [{'level': level, 'start_date': f'{number}-{month:02}-01', 'end_date': f'{number}-{month:02}-20', **more}
             for month, level in enumerate(levels, 6)]
    return [{**row, 'child_id': f'{number}-{child}'} for child in range(20) for row in rows]


def waiting(number, *offers):
    """Twenty children who wait for half a year, with offers meanwhile."""
    rows = [{'requested_date': f'{number}-03-01', 'start_date': f'{number}-09-01', 'end_date': f'{number}-10-01'}, *offers]
    return [{**row, 'child_id': f'{number}-{child}'} for child in range(20) for row in rows]


FIRST, SECOND, HALF = ('2019-01-01', '2019-12-31'), ('2020-01-01', '2020-12-31'), ('2020-01-01', '2020-06-30')


def changing(before, after, first=FIRST, second=SECOND, **options):
    """What a review of some rows holds against one of all of them."""
    def compare():
        one = Balanced.review(None, load(*before), as_at=FIRST[1], period=first)
        two = Balanced.review(None, load(*before, *after, options=options), as_at=(second or SECOND)[1], period=second)
        return two.compare(one)
    return compare


def filling(before, after):
    cells = [[{'strand': 'intervention', 'level': level} for level in levels] for levels in (before, after)]
    return lambda: Balanced.review(unit(cells=cells[1])).compare(Balanced.review(unit(cells=cells[0])))


OWN = Balanced.Framework.new_from_bytes(b'{"code": "own", "version": "2", "extends": "balanced"}', 'own.json')
JUMPED, STEPPED = year(2019, 'universal', 'specialist'), year(2020, 'universal', 'targeted')
MEANWHILE = {'level': 'targeted', 'start_date': '2020-02-01', 'end_date': '2020-12-01'}
OPEN = {'end_date': None}
EVERYWHERE = [{'strand': strand, 'level': 'targeted', 'grouping': 'group'} for strand in STRANDS]
SAME = [(each, [each], {}) for each in LEVELS]
JUMP = ({'level': 'universal', 'start_date': '2020-01-01', **OPEN}, {'level': 'specialist', 'start_date': '2020-06-01', **OPEN})
STEPS = (JUMP[0], {'level': 'targeted', 'start_date': '2020-03-01', **OPEN}, JUMP[1])
WAITING = {'requested_date': '2020-12-01', 'start_date': None, 'end_date': None}
OFFER = {'level': 'targeted', 'start_date': '2020-01-01', 'end_date': None}
BORN = {'child_id': '1', 'date_of_birth': '2012-05-01'}
OTHER = {'source': 'council', 'child_id': '7'}
LINK = {'source': 'nhs', 'source_child_id': '1', 'child_id': 'A'}
PAUSE = {'source': 'nhs', 'episode_id': 'e1', 'from_date': '2020-03-10', 'to_date': '2020-03-12', 'reason': 'ill'}
NEED = {'child_id': '1', 'from_date': '2020-01-01', 'need_type': 'SLCN'}
REVIEWS = ({'agency': 'la', **OPEN}, {'agency': 'iro', 'start_date': '2020-03-19', **OPEN})
REVIEWED = {'review_rows': {'agency': 'la'}, 'other_rows': {'agency': 'iro'}}
RULE = {'code': 'r', 'kind': 'order', 'subject': {'levels': ['specialist']}, 'other': {'levels': ['targeted']}}
BACKWARDS = ({'level': 'specialist', 'start_date': '2020-01-01', **OPEN}, {'level': 'targeted', 'start_date': '2020-06-01', **OPEN})
FORWARDS = ({'level': 'targeted', 'start_date': '2020-01-01', **OPEN}, {'level': 'specialist', 'start_date': '2020-06-01', **OPEN})
SIX = [{'provision_id': f'p{number}', 'start_date': '2021-01-01', 'end_date': None, 'grouping': 'group'} for number in range(6)]
CLOCK = [{'name': 'c', 'limit_days': 10, 'from_event': 'requested', 'to_event': 'started'}]
WAVE = [3.0, 5.0, 4.0, 6.0, 2.0, 5.0, 3.0, 6.0, 4.0, 5.0, 3.0, 4.0, 6.0, 5.0, 4.0, 3.0, 5.0, 4.0, 6.0, 3.0, 4.0, 5.0, 3.0, 6.0]


def ruled(severity, rows):
    return asking('check_pathway', *rows, rules=[{**RULE, 'severity': severity}])


# The code: where it is found, and the nearest where it is not.
PAIRS = {
    # Rows.
    'row-rejected-date-unreadable': (reading({'start_date': '2020-02-30'}), reading({'start_date': '2020-02-29'})),
    'row-rejected-date-ambiguous': (reading({'start_date': '03/02/2020'}),
                                    reading({'start_date': '03/02/2020', 'end_date': None}, options={'date_order': 'dmy'})),
    'row-rejected-end-before-start': (reading({'end_date': '2020-03-03'}), reading({'end_date': '2020-03-04'})),
    'row-rejected-closed-before-requested': (reading({'requested_date': '2020-01-02', 'closed_date': '2020-01-01'}),
                                             reading({'requested_date': '2020-01-02', 'closed_date': '2020-01-02'})),
    'row-rejected-unknown-code': (reading({'need_type': 'XYZ'}), reading({'need_type': 'SLCN'})),
    'row-rejected-no-child': (reading({'child_id': None}), reading({'child_id': '0'})),
    'row-rejected-repeated-episode': (reading({'episode_id': 'x'}, {'episode_id': 'x', 'level': 'universal'}),
                                      reading({'episode_id': 'x'}, {'episode_id': 'y', 'level': 'universal'})),
    'row-rejected-not-a-count': (reading({'minutes': '30.5'}), reading({'minutes': '30.0'})),
    'row-rejected-day-out-of-range': (reading({'start_date': '1899-12-31'}), reading({'start_date': '1900-01-01'})),
    'row-rejected-encoding': (text('a,family,universal,intervention,café', 'latin-1'), text('a,family,universal,intervention,café')),
    'row-rejected-fields': (text('a,family,universal,intervention,slt,more'), text('a,family,universal,intervention,slt')),
    'row-rejected-number-out-of-range': (reading(children=[{'child_id': '1', 'idaci_decile': '11', 'idaci_year': '2019'}]),
                                         reading(children=[{'child_id': '1', 'idaci_decile': '10', 'idaci_year': '2019'}])),
    'row-rejected-quotes': (text('a,family,universal,intervention,"s"lt'), text('a,family,universal,intervention,"s""lt"')),
    'episode-identifier-reused': (lambda: load({'episode_id': 'x'}).with_changes(load({'child_id': '2', 'episode_id': 'x'})),
                                  lambda: load({'episode_id': 'x'}).with_changes(load({'child_id': '2', 'episode_id': 'y'}))),
    'row-rejected-repeated-child': (reading(children=[{**BORN, 'sex': 'F'}, {**BORN, 'sex': 'M'}]),
                                    reading(children=[{**BORN, 'sex': 'F'}, {**BORN, 'sex': 'M', 'child_id': '2'}])),
    'row-rejected-value-missing': (reading(needs=[{**NEED, 'need_type': None}]), reading(needs=[NEED])),
    'row-repeated': (reading({'episode_id': 'x'}, {'episode_id': 'x'}), reading({'episode_id': 'x'}, {'episode_id': 'y'})),
    'row-corrected': (reading({'episode_id': 'x'}, {'episode_id': 'x', 'level': 'universal'}, options={'corrections': True}),
                      reading({'episode_id': 'x'}, {'episode_id': 'x', 'level': 'universal'})),
    'column-unknown': (reading({'mood': 'good'}), reading({'role': 'senco'})),
    'value-missing': (reading({'strand': None}), reading({'role': None})),
    'no-dates': (reading({'start_date': None, 'end_date': None}), reading({'end_date': None})),
    'end-without-start': (reading({'start_date': None}), reading({'start_date': '2020-04-01'})),
    'child-not-listed': (reading(children=[{**BORN, 'child_id': '2'}]), reading(children=[BORN])),
    'born-after-first-episode': (reading(children=[{**BORN, 'date_of_birth': '2020-03-05'}]),
                                 reading(children=[{**BORN, 'date_of_birth': '2020-03-04'}])),
    'no-episode-identifiers': (reading({'episode_id': None}), reading({'episode_id': '1'})),
    'sources-not-linked': (reading({}, OTHER), reading({}, OTHER, options={'same_ids': True})),
    'birth-month-only': (reading(children=[{**BORN, 'date_of_birth': '2012-05'}]), reading(children=[BORN])),
    'row-rejected-unknown-episode': (reading(pauses=[{**PAUSE, 'episode_id': 'e2'}]), reading(pauses=[PAUSE])),
    'row-rejected-ambiguous-episode': (
        reading({'episode_id': 'e1'}, {**OTHER, 'episode_id': 'e1'}, pauses=[{**PAUSE, 'source': None}]),
        reading({'episode_id': 'e1'}, {**OTHER, 'episode_id': 'e1'}, pauses=[PAUSE])),
    'pause-joined': (reading(pauses=[PAUSE, {**PAUSE, 'from_date': '2020-03-13', 'to_date': '2020-03-14'}]),
                     reading(pauses=[PAUSE, {**PAUSE, 'from_date': '2020-03-14', 'to_date': '2020-03-14'}])),
    'row-rejected-ambiguous-link': (reading({}, OTHER, links=[LINK, {**LINK, 'child_id': 'B'}]),
                                    reading({}, OTHER, links=[LINK, {**LINK, 'source': 'council', 'source_child_id': '7', 'child_id': 'B'}])),
    'link-chain': (reading({}, {'child_id': '2'}, links=[{**LINK, 'child_id': '2'}, {**LINK, 'source_child_id': '2', 'child_id': '3'}]),
                   reading({}, {'child_id': '2'}, links=[{**LINK, 'child_id': '2'}, {**LINK, 'source_child_id': '2', 'child_id': '2'}])),
    'link-unused': (reading({}, OTHER, links=[LINK, {**LINK, 'source_child_id': '99', 'child_id': 'B'}]), reading({}, OTHER, links=[LINK])),
    'link-unknown-source': (reading({}, OTHER, links=[LINK, {**LINK, 'source': 'school'}]), reading({}, OTHER, links=[LINK])),
    'child-not-linked': (reading({}, OTHER, links=[LINK]),
                         reading({}, OTHER, links=[LINK, {**LINK, 'source': 'council', 'source_child_id': '7'}])),
    'episode-likely-repeated': (reading({}, {'source': 'council'}, options={'same_ids': True}),
                                reading({}, {'source': 'council', 'start_date': '2020-03-05'}, options={'same_ids': True})),
    'synthetic-data': (lambda: Balanced.Synthesiser(n_children=3, seed=1).run(), reading()),
    # Mappings.
    'vocabulary-loss-approximate': (mapping(('universal', ['targeted'], {'loss': 'approximate'})), mapping(('universal', ['targeted'], {}))),
    'vocabulary-loss-merged': (mapping(('universal', ['targeted'], {}), ('targeted', ['targeted'], {})),
                               mapping(('universal', ['targeted'], {}), ('targeted', ['universal'], {}))),
    'vocabulary-loss-split': (mapping(('universal', ['targeted', 'specialist'], {})), mapping(('universal', ['targeted'], {}))),
    'vocabulary-loss-unmapped': (mapping(*SAME[:2]), mapping(*SAME)),
    'vocabulary-unknown-code': (mapping(('universal', ['nothing'], {})), mapping(('universal', ['targeted'], {}))),
    'vocabulary-rows-lost': (mapping_rows(SAME[0], SAME[2]), mapping_rows(*SAME[:2])),
    'vocabulary-unreached': (mapping(*SAME[:2]), mapping(*SAME)),
    # Balance.
    'setting-wide-recording': (asking('missing_middle', {'grouping': 'group'}), asking('missing_middle', {})),
    'setting-wide-recording-unknown': (asking('missing_middle', {}), asking('missing_middle', {'grouping': 'group'})),
    'targeted-missing': (asking('missing_middle', *EVERYWHERE[1:]), asking('missing_middle', *EVERYWHERE)),
    'targeted-share-low': (asking('missing_middle', {'level': 'universal'}, {}, least_targeted_share=0.51),
                           asking('missing_middle', {'level': 'universal'}, {}, least_targeted_share=0.5)),
    'strands-unbalanced': (asking('missing_middle', {}, {'strand': 'family'}, most_focus_share=0.49),
                           asking('missing_middle', {}, {'strand': 'family'}, most_focus_share=0.5)),
    'universal-to-specialist-jumps': (asking('missing_middle', *JUMP), asking('missing_middle', *STEPS)),
    'specialist-without-targeted': (asking('missing_middle', *JUMP, observation_days=0), asking('missing_middle', *STEPS, observation_days=0)),
    'observation-began-late': (asking('missing_middle', {'level': 'specialist'}, of={'children': [{**BORN, 'observed_from': '2020-03-01'}]}),
                               asking('missing_middle', {'level': 'specialist'}, of={'children': [{**BORN, 'observed_from': '2017-03-01'}]})),
    # Concurrency.
    'concurrency-ambient-unknown': (asking('concurrency', {}), asking('concurrency', {'grouping': 'group'})),
    'concurrency-ambient-not-joined': (asking('concurrency', {}, area=unit(grouping='whole_school')),
                                       asking('concurrency', {}, area=unit(grouping='whole_school', settings=['oak']))),
    'concurrency-below-expectation': (asking('concurrency', *SIX[1:]), asking('concurrency', *SIX)),
    'concurrency-below-expectation-joined': (asking('concurrency', *SIX[2:], area=unit(grouping='population')),
                                             asking('concurrency', *SIX[1:], area=unit(grouping='population'))),
    # What comes after what.
    'order-by-identifier': (asking('directly_follows', {}, {'level': 'universal'}),
                            asking('directly_follows', {}, {'level': 'universal', 'start_date': '2020-03-05'})),
    'variants-longer': (asking('variants', *STEPS, longest=2), asking('variants', *STEPS, longest=3)),
    'pathways-longer': (asking('finite_episodes', *STEPS, most_units=2), asking('finite_episodes', *STEPS, most_units=3)),
    'pathway-rule-not-kept': (ruled('info', BACKWARDS), ruled('info', FORWARDS)),
    'pathway-rule-broken': (ruled('warning', BACKWARDS), ruled('warning', FORWARDS)),
    'pathway-rule-violated': (ruled('error', BACKWARDS), ruled('error', FORWARDS)),
    'specialist-open-ended': (asking('finite_episodes', {'level': 'specialist', 'end_date': None}, most_days=300),
                              asking('finite_episodes', {'level': 'specialist', 'end_date': None}, most_days=400)),
    'handovers-unknown': (asking('handovers', {'agency': None}, {'start_date': '2020-05-01', 'end_date': None}),
                          asking('handovers', {'agency': 'ot'}, {'start_date': '2020-05-01', 'end_date': None})),
    'working-together-left-out': (asking('handovers', *many(257, agency='a{}')), asking('handovers', *many(256, agency='a{}'))),
    'pairs-left-out': (asking('concurrent_pairs', *many(3), most_pairs=2), asking('concurrent_pairs', *many(3), most_pairs=3)),
    'cohorts-overlap': (lambda: (lambda it: it.compare(it.cohort(child_ids=['1']), it.cohort(child_ids=['1', '2']), AS_AT))(load({}, {'child_id': '2'})),
                        lambda: (lambda it: it.compare(it.cohort(child_ids=['1']), it.cohort(child_ids=['2']), AS_AT))(load({}, {'child_id': '2'}))),
    # Waits and clocks.
    'idle-waits': (asking('waits', WAITING), asking('waits', WAITING, OFFER)),
    'idle-wait-over-limit': (lambda: load(WAITING)['1'].state(AS_AT, idle_limit=88), lambda: load(WAITING)['1'].state(AS_AT, idle_limit=89)),
    'meantime-offer-open': (lambda: load({**WAITING, 'level': 'specialist', 'setting_id': 'oak'}).meantime_offers(unit(settings=['oak']), AS_AT),
                            lambda: load({**WAITING, 'level': 'specialist', 'setting_id': 'elm'}).meantime_offers(unit(settings=['oak']), AS_AT)),
    'retrospective-requests': (asking('waits', {'requested_date': '2020-03-05'}), asking('waits', {'requested_date': '2020-03-04'})),
    'clocks-over-limit': (asking('clocks', {**WAITING, 'requested_date': '2021-02-17'}, clocks=CLOCK),
                          asking('clocks', {**WAITING, 'requested_date': '2021-02-18'}, clocks=CLOCK)),
    'clocks-due-soon': (asking('clocks', {**WAITING, 'requested_date': '2021-02-25'}, clocks=CLOCK, days_ahead=8),
                        asking('clocks', {**WAITING, 'requested_date': '2021-02-25'}, clocks=CLOCK, days_ahead=5)),
    'clock-never-started': (asking('clocks', {}, clocks=CLOCK), asking('clocks', {'requested_date': '2020-03-01'}, clocks=CLOCK)),
    # Pyramids, capacity, cost, the family.
    'pyramid-not-recorded': (asking('pyramids', {}, recorded_tier=True), asking('pyramids', {'need_tier': 'universal', 'role': 'senco'}, recorded_tier=True)),
    'movement-not-known': (asking('tier_movement', {}, period=('2020-01-01', AS_AT)),
                           asking('tier_movement', {'start_date': '2019-01-01', 'end_date': None}, period=('2020-01-01', AS_AT),
                                  of={'needs': [{**NEED, 'from_date': '2019-01-01', 'need_tier': 'universal'}]})),
    'caseload-over-limit': (asking('workload', {'end_date': None}, teams=[{'name': 't', 'wte': 1, 'children_per_wte': 0.5}]),
                            asking('workload', {'end_date': None}, teams=[{'name': 't', 'wte': 1, 'children_per_wte': 1}])),
    'cost-not-known': (asking('pathway_cost', {}, prices=[{'name': 'p', 'unit': 'minute', 'low': 90, 'high': 120}]),
                       asking('pathway_cost', {'minutes': '30'}, prices=[{'name': 'p', 'unit': 'minute', 'low': 90, 'high': 120}])),
    'checkpoints-overdue': (asking('checkpoints', {}, of={'children': [BORN]}, checkpoints=[{'name': 'c', 'age': 8, 'within_days': 30, 'rows': {'provision': 'review'}}]),
                            asking('checkpoints', {'provision_id': 'review', 'start_date': '2020-05-31', **OPEN}, of={'children': [BORN]},
                                   checkpoints=[{'name': 'c', 'age': 8, 'within_days': 30, 'rows': {'provision': 'review'}}])),
    'transition-gaps': (asking('checkpoints', {'end_date': '2020-04-30'}, of={'children': [BORN]}, checkpoints=[{'name': 'c', 'age': 8}]),
                        asking('checkpoints', {'end_date': '2020-06-30'}, of={'children': [BORN]}, checkpoints=[{'name': 'c', 'age': 8}])),
    'identification-not-known': (asking('identification_accuracy', {'stage': 'identification'}),
                                 asking('identification_accuracy', {'stage': 'identification'}, of={'needs': [NEED]})),
    'reviews-apart': (asking('review_alignment', *REVIEWS, **REVIEWED, within_days=14),
                      asking('review_alignment', *REVIEWS, **REVIEWED, within_days=15)),
    'workers-not-recorded': (asking('family_schedule', {'role': None}), asking('family_schedule', {'role': 'senco'})),
    # Two reviews of one area.
    'review-periods-overlap': (changing(JUMPED, STEPPED, None, None), changing(JUMPED, STEPPED)),
    'review-periods-differ': (changing(JUMPED, STEPPED, second=HALF), changing(JUMPED, STEPPED)),
    'review-frameworks-differ': (changing(JUMPED, STEPPED, framework=OWN), changing(JUMPED, STEPPED)),
    'review-cells-changed': (filling(['targeted'], ['targeted', 'universal']), filling(['targeted'], ['targeted'])),
    'review-jumps-changed': (changing(JUMPED, STEPPED), changing(JUMPED, year(2020, 'universal', 'specialist'))),
    'review-targeted-changed': (changing(JUMPED, STEPPED), changing(JUMPED, year(2020, 'universal', 'specialist'))),
    'review-without-targeted-changed': (changing(JUMPED, year(2020, 'targeted', 'specialist')), changing(JUMPED, year(2020, 'universal', 'specialist'))),
    'review-idle-waits-changed': (changing(waiting(2019), waiting(2020, MEANWHILE)), changing(waiting(2019), waiting(2020))),
    'review-pressure': (changing(year(2019, 'universal', setting_id='s'), STEPPED), changing(year(2019, 'universal'), STEPPED)),
    # Charts.
    'spc-hidden-values': (hiding(Balanced.ValueState.SUPPRESSED), hiding(Balanced.ValueState.MISSING)),
    'spc-repeated-days': (drawing(WAVE[:14], days=[*MONTHS[:13], MONTHS[12]]), drawing(WAVE[:14])),
    'spc-impossible-values': (drawing([*WAVE[:13], -1.0], kind='c'), drawing([*WAVE[:13], 0.0], kind='c')),
    'spc-missing-values': (drawing([*WAVE[:13], None]), drawing(WAVE[:14])),
    'spc-no-denominator': (sharing([1] * 14, [9] * 13 + [0]), sharing([1] * 14, [9] * 14)),
    'spc-periods-without-rows': (drawing(WAVE[:13], days=[*MONTHS[:12], MONTHS[13]], frequency='month'), drawing(WAVE[:13], frequency='month')),
    'spc-two-rows-in-a-period': (drawing(WAVE[:13], days=[*(f'{each}-01' for each in MONTHS[:12]), f'{MONTHS[11]}-02'], frequency='month'),
                                 drawing(WAVE[:13], days=[f'{each}-01' for each in MONTHS[:13]], frequency='month')),
    'spc-rebase-without-point': (drawing(WAVE, rebase={'2019-12-15': 'new team'}), drawing(WAVE, rebase={'2020-01-01': 'new team'})),
    'spc-rebase-moved': (drawing(WAVE, rebase={'2019-12-15': 'new team'}, snap_rebases=True), drawing(WAVE, rebase={'2020-01-01': 'new team'}, snap_rebases=True)),
    'spc-trial-limits': (drawing(WAVE[:11]), drawing(WAVE)),
    'spc-too-few-values': (drawing(WAVE[:1]), drawing(WAVE[:2])),
    'spc-no-spread': (drawing([4.0] * 14), drawing([*[4.0] * 6, *WAVE[:8]])),
    'spc-too-large': (drawing([1e308, -1e308] * 7), drawing([1e300, -1e300] * 7)),
    'spc-improvement-unknown': (drawing(WAVE, improvement=None), drawing(WAVE, improvement='neutral')),
}


def codes_of(result):
    return {finding.code for finding in (result if isinstance(result, Balanced.Findings) else result.findings)}


@pytest.mark.parametrize('code', PAIRS)
def test_pair(code):
    fires, nearest = PAIRS[code]
    assert code in codes_of(fires())
    assert code not in codes_of(nearest())


def test_every_code_has_a_pair():
    words = configparser.ConfigParser(interpolation=None, delimiters='=', strict=True)
    words.optionxform = str
    words.read(RESOURCES / 'findings.ini', encoding='utf-8')
    documents = {path.stem for path in (RESOURCES / 'examples').glob('*.json')}
    assert set(words.sections()) - documents == set(PAIRS)
