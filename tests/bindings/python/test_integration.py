# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How agencies work together, built in code and held against the rules of its type."""

import os
import pathlib
import random

import pytest
from gi.repository import Balanced

EXAMPLE = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/examples/integrated/area.json'


def build(**changes):
    members = dict(code='wells', label='Wells alliance', type='alliance', providers=['trust', 'charity'],
                   contracts=['c1', 'c2'], outcomes=['FS1'], population='children')
    members.update(changes)
    return Balanced.Area(
        code='x', name='X',
        agencies=[Balanced.Agency(code='trust', name='Trust', sector='nhs'),
                  Balanced.Agency(code='charity', name='Charity', sector='voluntary')],
        populations=[Balanced.Population(code='children', label='Children')],
        contracts=[Balanced.Contract(code='c1', label='One', provider='trust', outcomes=['FS1']),
                   Balanced.Contract(code='c2', label='Two', provider='charity', outcomes=['FS1', 'WF1'])],
        integration=Balanced.Integration(arrangements=[Balanced.Arrangement(**members)]))


def codes(area):
    return {each.code for each in area.check().findings}


def test_well_built():
    area = build()
    assert area.integration.arrangements[0].providers == ['trust', 'charity']
    assert not {code for code in codes(area) if code.startswith('arrangement-')}
    rows = area.check().tables['arrangement_rules'].to_csv().splitlines()
    assert len(rows) == 1 + 5 and all(',holds,' in row for row in rows[1:])


def test_wrongly_built():
    assert 'arrangement-population-missing' in codes(build(population=None))
    assert 'arrangement-provider-without-contract' in codes(build(contracts=['c1']))
    assert 'arrangement-outcomes-differ' in codes(build(outcomes=['FS1', 'WF1']))
    assert 'arrangement-contract-not-one' in codes(build(type='prime-contractor', lead='trust'))


def test_steps_and_features():
    steps = [Balanced.ArrangementStep(code='talk', label='Talk', kind='conversation'),
             Balanced.ArrangementStep(code='pack', label='Package', kind='package')]
    features = [Balanced.ArrangementFeature(feature='time-for-conversation', state=Balanced.ContextState.UNMET)]
    found = codes(build(type='co-production-individual', steps=steps, features=features))
    assert {'conversation-reaches-no-package', 'package-without-conversation', 'co-production-without-time'} <= found


def test_posts_and_funds():
    arrangement = Balanced.Arrangement(
        code='pool', label='Pool', type='section-75', formality=Balanced.Formality.INFORMAL, posts=['lead'],
        contributions=[Balanced.FundContribution(agency='trust', unit='GBP', amount=Balanced.Figure.new(3, Balanced.ValueState.VALUE, Balanced.Qualifier.EXACT,
                                                                                         Balanced.Origin.PUBLISHED))])
    area = Balanced.Area(code='x', name='X', integration=Balanced.Integration(
        arrangements=[arrangement], posts=[Balanced.Post(code='lead', label='Lead', person='p1')]))
    assert {'arrangement-on-one-person', 'arrangement-not-written', 'arrangement-pool-unfunded'} <= codes(area)
    types = area.framework.lookup_scheme('arrangement-types')
    assert types.lookup('dco').code == 'joint-post'


def number(value):
    return Balanced.Figure.new(value, Balanced.ValueState.VALUE, Balanced.Qualifier.EXACT, Balanced.Origin.PUBLISHED)


def test_the_rest_is_built_in_code():
    section = Balanced.Integration(
        posts=[Balanced.Post(code='p', label='P', agency='trust', person='w1'),
               Balanced.Post(code='q', label='Q', agency='charity', person='w2')],
        ties=[Balanced.Tie(code='t', posts=['p', 'q'], formality=Balanced.Formality.INFORMAL, purpose='packages')],
        links=[Balanced.InformationLink(code='l', giver='trust', receiver='charity', carrier='family')],
        alignments=[Balanced.Alignment(provider='trust', area='kpi', items=['a']),
                    Balanced.Alignment(provider='charity', area='kpi', items=['b'])],
        funding=[Balanced.FundingLine(code='f', label='F', payers=['trust'], kind='block', amount=number(10), unit='GBP')],
        factors=[Balanced.IntegrationFactor(code='x', statement='X', effect='barrier', theme='leadership-support',
                                            evidence=[Balanced.FactorEvidence(kind='interview', participants=3)])],
        drivers=[Balanced.Driver(code='d', label='D', kind='saving', spend_before='s1', spend_after='s2')])
    area = Balanced.Area(
        code='x', name='X', integration=section,
        agencies=[Balanced.Agency(code='trust', name='T'), Balanced.Agency(code='charity', name='C')],
        figures=[Balanced.PublishedFigure(code='s1', label='S', value=number(2), unit='GBP'),
                 Balanced.PublishedFigure(code='s2', label='S', value=number(1), unit='GBP')])
    assert {'person-holds-reach', 'packages-agreed-one-by-one', 'links-through-family', 'alignment-differs',
            'funding-children-bounds', 'factor-single-source', 'barrier-without-action',
            'saving-without-outcome'} <= codes(area)
    assert area.lose_people(['w1']).tables['reach'].to_csv().splitlines()[1] == 'trust,1,0,1'
    with pytest.raises(Balanced.Error):
        area.lose_people(['nobody'])


def test_what_is_planned_is_not_there():
    planned = Balanced.ProvisionStatus.PLANNED
    link = Balanced.TherapistLink(setting='school', status=planned)
    area = Balanced.Area(
        code='x', name='X', settings=[Balanced.Setting(code='school', name='School', place=Balanced.Place.LEARNING)],
        link_therapists=[Balanced.LinkTherapist(code='one', links=[link], passage='Page 4')],
        contracts=[Balanced.Contract(code='now', label='Now'),
                   Balanced.Contract(code='next', label='Next', status=planned, reading=Balanced.Reading.INFERRED, passage='Page 9')])
    tables = area.check().tables
    assert tables['contracts']['in_force'].to_list() == [True, False]
    assert tables['link_settings']['covered_by'].to_list() == [None]
    assert '"status": "planned"' in area.to_json() and '"reading": "inferred"' in area.to_json()


def test_bare_items_are_checked():
    """What is made in code may lack what a document must have."""
    step = Balanced.ArrangementStep()
    area = Balanced.Area(
        code='x', name='X', agencies=[Balanced.Agency()], responsibilities=[Balanced.Responsibility(services=['a'])],
        contracts=[Balanced.Contract(), Balanced.Contract(subcontract_of='c')],
        integration=Balanced.Integration(
            arrangements=[Balanced.Arrangement(),
                          Balanced.Arrangement(type='section-75', contributions=[Balanced.FundContribution()],
                                               features=[Balanced.ArrangementFeature()], steps=[step, step])],
            posts=[Balanced.Post(), Balanced.Post(person='w')], ties=[Balanced.Tie(), Balanced.Tie(posts=['a'])],
            links=[Balanced.InformationLink()], alignments=[Balanced.Alignment(), Balanced.Alignment(area='reporting')],
            funding=[Balanced.FundingLine(), Balanced.FundingLine(services=['a'], age_from_months=500)],
            factors=[Balanced.IntegrationFactor(evidence=[Balanced.FactorEvidence()])], drivers=[Balanced.Driver()]))
    assert 'arrangement-host-missing' in codes(area)
    assert len(area.lose_people(['w']).tables['reach']) == 1
    assert len(area.lose_people([]).tables['lost_ties']) == 0


def test_example():
    area = Balanced.Area.load(str(EXAMPLE))
    assert area.to_json() == Balanced.Area.new_from_bytes(area.to_json().encode(), 'again.json').to_json()
    assert area.integration.source == 'area-d-register'
    lost = area.lose_people(['w04']).tables['lost_ties'].to_csv().splitlines()
    assert [row.split(',')[0] for row in lost[1:]] == ['school-calls', 'package-calls']


def test_resilience_is_what_leaving_shows():
    """Two ways to the same number, over random areas: pairs lost in one walk, and reach counted again without the person."""
    chance = random.Random(75)
    for _ in range(40):
        agencies = [f'a{i}' for i in range(chance.randint(1, 9))]
        posts = [Balanced.Post(code=f'p{i}', label='P', agency=chance.choice(agencies), person=f'w{chance.randint(0, 5)}')
                 for i in range(chance.randint(1, 10))]
        ties = [Balanced.Tie(code=f't{i}', posts=chance.sample([each.code for each in posts], chance.randint(0, min(3, len(posts)))),
                             agencies=chance.sample(agencies, chance.randint(0, min(2, len(agencies)))),
                             formality=chance.choice([Balanced.Formality.FORMAL, Balanced.Formality.INFORMAL]))
                for i in range(chance.randint(1, 10))]
        area = Balanced.Area(code='x', name='X', agencies=[Balanced.Agency(code=each, name=each) for each in agencies],
                             integration=Balanced.Integration(posts=posts, ties=ties))
        table = area.check().tables['resilience']
        for row, person in enumerate(dict.fromkeys(each.person for each in posts)):
            reach = area.lose_people([person]).tables['reach']
            lost = sum(reach.lookup_column('before').get_int64(i) - reach.lookup_column('after').get_int64(i)
                       for i in range(len(reach)))
            assert table.lookup_column('person').get_text(row) == person
            assert lost == 2 * table.lookup_column('pairs_lost').get_int64(row)
