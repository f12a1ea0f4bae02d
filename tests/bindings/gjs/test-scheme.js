// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';

import {equal, run, test} from './tap.js';

const {BlueprintStatus, BlueprintStep, SchemeAward, SchemeStage} = Balanced;

function listOf(type, ...items) {
  const list = Gio.ListStore.new(type);

  items.forEach(each => list.append(each));
  return list;
}

test('a setting is on its way to an award', () => {
  const steps = listOf(Balanced.SchemeStep,
    new Balanced.SchemeStep({stage: SchemeStage.VERIFICATION, date: 19000}),
    new Balanced.SchemeStep({stage: SchemeStage.AWARD, date: 19100, award: SchemeAward.CENTRE_OF_EXCELLENCE}));
  const entry = new Balanced.SchemeSetting({setting: 'oak', steps});
  const area = new Balanced.Area({code: 'x', name: 'X',
    setting_scheme: new Balanced.SettingScheme({settings: listOf(Balanced.SchemeSetting, entry)})});
  const scheme = Balanced.AreaCheck.new(area, 19200).run().lookup_table('scheme');

  equal(scheme.lookup_column('award').get_text(0), 'centre_of_excellence');
  equal(scheme.lookup_column('in_force').get_boolean(0), true);
});

test('a blueprint has ten items', () => {
  const item = new Balanced.BlueprintItem({item: BlueprintStep.LEAD_AGENCY, status: BlueprintStatus.DONE, agency: 'council'});
  const sharing = new Balanced.InformationSharing({blueprint: listOf(Balanced.BlueprintItem, item)});
  const area = new Balanced.Area({code: 'x', name: 'X', information_sharing: sharing});

  equal(area.check().lookup_table('blueprint').get_n_rows(), 10);
  equal(area.information_sharing.blueprint.get_item(0).agency, 'council');
});

await run();
