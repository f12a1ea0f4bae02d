// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';

import {equal, run, test} from './tap.js';

const {AgreementKind, Consent, Identifiability, ImpactAssessment} = Balanced;
const DAY = 19904;

function listOf(type, ...items) {
  const list = Gio.ListStore.new(type);

  items.forEach(each => list.append(each));
  return list;
}

function signed() {
  return listOf(Balanced.AgreementParty, ...['a', 'b'].map(agency => new Balanced.AgreementParty({agency, signed: 19000})));
}

test('an export is asked about before it goes', () => {
  const term = new Balanced.SharingTerm({purpose: 'r', givers: ['a'], receivers: ['b'], data_classes: ['w'], fields: ['weeks'],
    identifiability: Identifiability.AGGREGATE, legal_basis: 'public-task', consent: Consent.NOT_REQUIRED});
  const principles = new Balanced.SharingAgreement({code: 'p', label: 'P', kind: AgreementKind.TIER_1, start: 19000, parties: signed()});
  const detail = new Balanced.SharingAgreement({code: 'd', label: 'D', kind: AgreementKind.TIER_2, start: 19000, parties: signed(),
    impact_assessment: ImpactAssessment.COMPLETE, impact_assessment_date: 19000, terms: listOf(Balanced.SharingTerm, term)});
  const sharing = new Balanced.InformationSharing({agreements: listOf(Balanced.SharingAgreement, principles, detail)});
  const area = new Balanced.Area({code: 'x', name: 'X', information_sharing: sharing});
  const facts = {giver: 'a', receiver: 'b', purpose: 'r', data_classes: ['w'], identifiability: Identifiability.AGGREGATE};
  const open = area.find_permit(new Balanced.DataFlow({...facts, fields: ['weeks']}), DAY, true);
  const closed = area.find_permit(new Balanced.DataFlow(facts), DAY, true);

  equal([open.allowed, open.agreement, open.reasons], [true, 'd', []]);
  equal([closed.allowed, closed.reasons, closed.allowed_fields], [false, ['flow-not-stated'], ['weeks']]);
  equal(area.information_sharing.agreements.get_item(1).terms.get_item(0).purpose, 'r');
});

await run();
