# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Competence, training and collaboration, built by hand; the page of the manual runs."""

import os
import pathlib
import re

from gi.repository import Balanced

PAGE = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/manual/workforce.md'


def test_manual():
    names = {'Balanced': Balanced}
    for block in re.findall(r'^```python\n(.*?)^```$', PAGE.read_text(encoding='utf-8'), re.M | re.S):
        exec(block, names)
    result = names['result']
    states = dict(zip(result.tables['competences']['person'], result.tables['competences']['state']))
    assert states == {'w-017': 'in_force', 'w-203': 'expired'}
    codes = {finding.code for finding in result.findings}
    assert {'competence-expired', 'competence-unused', 'reference-unknown'} <= codes


def test_lenses():
    roles = {'talk': 'slt', 'hands': 'ot'}
    area = Balanced.Area(code='x', name='X', provisions=[
        Balanced.Provision(code=code, name=code, roles=[role, 'class-teacher']) for code, role in roles.items()])
    units = {row['unit']: row for row in area.compare_lenses().tables['lens_units']}
    assert units['talk']['lens_slcn'] == units['hands']['lens_ot'] == 'wider, specialist'
    assert units['talk']['lens_ot'] == units['hands']['lens_slcn'] == 'wider'
    assert set(units['talk']) == {'unit'} | {
        f'lens_{term.code}' for term in area.framework.lenses}


def test_training():
    came = Balanced.TrainingAttendance(role='class-teacher', setting='oak', persons=['a', 'b'])
    session = Balanced.TrainingSession(date='2020-09-10', given_by='slt', attendances=[came])
    training = Balanced.Training(code='talk', title='Talk', domain='slcn', renew_months=12,
                                 sessions=[session])
    staff = Balanced.Staffing(role='class-teacher', setting='oak', people=8)
    area = Balanced.Area(code='x', name='X', settings=[Balanced.Setting(code='oak', name='Oak')],
                         workforce=Balanced.Workforce(trainings=[training], staffing=[staff]))
    again = Balanced.Area.new_from_bytes(area.to_json().encode(), 'again.json')
    assert again.workforce.trainings[0].sessions[0].attendances[0].persons == ['a', 'b']
    table = Balanced.AreaCheck(area=again, as_at='2021-02-28').run().tables['training_coverage']
    assert list(table['coverage_low']) == [0.25]


def test_collaboration():
    units = [Balanced.Provision(code='a', name='A', roles=['slt', 'senco']),
             Balanced.Provision(code='b', name='B', roles=['slt', 'class-teacher'])]
    result = Balanced.Area(code='x', name='X', provisions=units).check()
    table = result.tables['collaboration']
    assert list(table['pieces_without']) == [2, 1, 1]
    hinge = result.findings.lookup('collaboration-hinge')
    assert hinge.subject == '/framework/roles/speech-and-language-therapist'
