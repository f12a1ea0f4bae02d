# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""No identifier of a child leaves through a message, a finding, a review or the log."""

import itertools
import json
import os
import subprocess
import sys

import pytest
from gi.repository import Balanced

MARK = 'Xq7Zmarker'
# Who a child is, and what was typed into the wrong column. Words that are no identifiers, such
# as agencies, are left alone: tables are by them.
IDENTIFIERS = {
    'episodes': ('child_id', 'episode_id', 'referral_id'),
    'children': ('child_id', 'lsoa21', 'gp_practice_code', 'school_urn', 'home_la_code'),
    'needs': ('child_id', ),
    'statuses': ('child_id', ),
}
GOOD = {
    'episodes': {
        'child_id': '', 'episode_id': '', 'referral_id': '', 'strand': 'family', 'level': 'universal',
        'stage': 'intervention', 'agency': 'slt', 'requested_date': '2020-01-01', 'start_date': '2020-02-01',
        'end_date': '2020-03-01', 'closed_date': '', 'need_type': 'SLCN', 'need_tier': '', 'mode': 'direct',
        'grouping': 'group', 'medium': 'online', 'contacts_offered': '3', 'contacts_attended': '2', 'minutes': '10',
    },
    'children': {
        'child_id': '', 'date_of_birth': '2014-05-01', 'lsoa21': '', 'idaci_decile': '3', 'idaci_year': '2019',
        'gp_practice_code': '', 'school_urn': '', 'home_la_code': '', 'observed_from': '2019-01-01',
        'observed_to': '2021-01-01',
    },
    'needs': {'child_id': '', 'from_date': '2020-01-01', 'to_date': '', 'need_type': 'SLCN', 'need_rank': '1',
              'need_tier': ''},
    'statuses': {'child_id': '', 'status': 'sen_provision', 'value': 'E', 'from_date': '2020-01-01', 'to_date': ''},
}
# Tables may be by these, and say what stands in them.
OPEN = {'agency', 'status', 'value'}
BAD = (MARK, f'{MARK}/02/03', f'-5{MARK}', '03/04/2020', '1.5', '2020-02-30', '1850-01-01', '1' * 30, '1999-01-01')


def rows_of(file):
    """A good row, one for each bad value in each column, and repetitions."""
    yield dict(GOOD[file])
    for column, value in itertools.product(GOOD[file], BAD):
        if column not in IDENTIFIERS[file] and column not in OPEN:
            yield dict(GOOD[file], **{column: value})


def text_of(file):
    lines = [','.join(GOOD[file])]
    for number, row in enumerate(rows_of(file)):
        for column in IDENTIFIERS[file]:
            row[column] = f'{MARK}-{column}-{number}'
        lines += [','.join(row.values())] * (1 + number % 2)
        # The identifier of another row, and another number of fields.
        lines.append(','.join(dict(row, minutes='11').values()) if 'minutes' in row else f'{MARK},{MARK}')
    lines.append(f'"{MARK}"{MARK},{MARK}')
    return '\n'.join(lines) + '\n'


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp('records')
    for file in GOOD:
        (folder / f'{file}.csv').write_text(text_of(file))
    return folder


@pytest.fixture(scope='module')
def caseload(folder):
    return Balanced.Caseload.load(folder)


def messages_of(findings):
    for finding in findings:
        yield finding.code
        yield finding.message
        yield finding.dup_message(None, 'cy')
        yield f'{finding.subject} {finding.column}'
        yield repr(finding)


def test_there_is_something_to_find(caseload):
    codes = [each.code for each in caseload.findings]
    assert len(caseload) > 10 and len(set(codes)) > 10
    assert any(MARK in each.child_id for each in caseload)


def test_findings(caseload):
    for text in messages_of(caseload.findings):
        assert MARK not in text
    assert MARK not in caseload.findings.to_table().to_csv()
    assert MARK not in caseload.reconciliation.to_csv()


def test_representations(caseload):
    journey = caseload[0]
    for each in (caseload, journey, journey[0], caseload.cohort(child_ids=[journey.child_id]),
                 journey.profile('2021-02-28'), Balanced.CaseloadOptions(), caseload.findings):
        assert MARK not in repr(each) and MARK not in str(each)


def test_review(caseload, tmp_path):
    review = Balanced.review(None, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
    review.save(tmp_path, policy='exact')
    written = [each for each in tmp_path.rglob('*') if each.is_file()]
    assert json.loads((tmp_path / 'review.json').read_text())['findings']
    for path in written:
        assert MARK.encode() not in path.read_bytes(), path.name


def test_analyses(caseload):
    for name in ('balance', 'missing_middle', 'concurrency', 'waits', 'pyramids'):
        result = getattr(caseload, name)(as_at='2021-02-28')
        for text in messages_of(result.findings):
            assert MARK not in text
        for table in result.tables:
            assert MARK not in table.to_csv(), table.name
    for text in messages_of(caseload[0].profile('2021-02-28').findings):
        assert MARK not in text


def refuse(call):
    with pytest.raises(Exception) as raised:
        call()
    assert MARK not in str(raised.value) and MARK not in repr(raised.value)


def test_errors(caseload, tmp_path):
    journey = caseload[0]
    for column, value in itertools.product(('strand', 'level', 'stage', 'need_type', 'mode'), (MARK, MARK * 40)):
        refuse(lambda: journey.with_event(Balanced.Episode(**{column: value, 'episode_id': MARK})))
    taken = journey[0]
    refuse(lambda: journey.with_event(taken))
    refuse(lambda: journey.with_event(Balanced.Episode(
        episode_id=MARK, start_date='2020-02-01', end_date='2020-01-01')))
    refuse(lambda: journey.with_event(Balanced.Episode(episode_id=MARK * 4000)))
    refuse(lambda: caseload[f'{MARK} of nobody'])
    refuse(lambda: caseload.cohort(child_ids=[MARK], need_type='SLCN'))
    refuse(lambda: Balanced.Caseload.from_frames({'child_id': [MARK], 'strand': [MARK]}))
    refuse(lambda: Balanced.Caseload.from_frames({**{each: ['x'] for each in GOOD['episodes']}, 'child_id': [MARK] * 2}))
    refuse(lambda: journey.profile(2**31 - 2))
    (tmp_path / 'episodes.csv').write_text(text_of('episodes') + f'"{MARK}')
    refuse(lambda: Balanced.Caseload.load(tmp_path))
    # The sources are mixed, and the limits of the store exceeded.
    header = 'child_id,source,strand,level,stage,agency\n'
    for sources in (('synthetic', 'x'), range(300)):
        (tmp_path / 'episodes.csv').write_text(header + ''.join(
            f'{MARK}{each},{each},family,universal,intervention,slt\n' for each in sources))
        refuse(lambda: Balanced.Caseload.load(tmp_path))


def test_log(folder):
    """With every message of the log shown, and from the tool."""
    environment = dict(os.environ, G_MESSAGES_DEBUG='all')
    code = ("import sys, gi; gi.require_version('Balanced', '1'); from gi.repository import Balanced; "
            'caseload = Balanced.Caseload.load(sys.argv[1]); '
            "[each.profile('2021-02-28') for each in caseload]")
    done = subprocess.run([sys.executable, '-c', code, str(folder)], capture_output=True, text=True,
                          env=environment, timeout=300)
    assert done.returncode == 0
    assert MARK not in done.stdout + done.stderr
    tool = os.environ.get('BALANCED_COMMAND')
    if not tool:
        pytest.skip('needs the tool')
    done = subprocess.run([tool, 'review', str(folder), '--as-at', '2021-02-28', '--output', str(folder / 'out')],
                          capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode in (3, 4)
    assert MARK not in done.stdout + done.stderr
