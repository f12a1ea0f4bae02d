// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// What makes libbalanced natural in gjs. It adds no analysis: only names, iteration and promises.

/* exported _init */

const DAY_MS = 24 * 60 * 60 * 1000;
const KEYS = ['name', 'code', 'id'];

// An array of the items of a list, which are also found by name: result.tables.balance.
function itemsOf(list) {
  const items = [];

  for (let i = 0; i < list.get_n_items(); i++)
    items.push(list.get_item(i));
  for (const item of items) {
    const key = KEYS.find(each => typeof item[each] === 'string');
    if (key !== undefined && !(item[key] in items))
      Object.defineProperty(items, item[key], {value: item});
  }

  return items;
}

// Gives a class more members; what C has under the same name stays where it is.
function extend(cls, members) {
  Object.defineProperties(cls.prototype, Object.getOwnPropertyDescriptors(members));
}

// The property of C, below a member of the same name that an extension has put before it.
function propertyOf(object, name) {
  return object.constructor.prototype[`get_${name}`].call(object);
}

function iterable(cls) {
  extend(cls, {
    get length() {
      return this.get_n_items();
    },
    * [Symbol.iterator]() {
      for (let i = 0; i < this.get_n_items(); i++)
        yield this.get_item(i);
    },
  });
}

function extendFindings(Balanced) {
  extend(Balanced.Finding, {
    get message() {
      return this.dup_message(null, null);
    },
    get figures() {
      return Object.fromEntries(
        this.dup_figure_names().map(name => [name, this.get_figure(name)[1]]));
    },
    get rows() {
      const finding = this;
      return {
        length: this.get_n_rows(),
        * [Symbol.iterator]() {
          for (let i = 0; i < this.length; i++)
            yield finding.get_row(i);
        },
      };
    },
  });
  iterable(Balanced.Findings);
}

function extendResult(Balanced) {
  extend(Balanced.Result, {
    get tables() {
      return itemsOf(propertyOf(this, 'tables'));
    },
    get options() {
      return propertyOf(this, 'options').deepUnpack();
    },
  });
}

function extendSeries(Balanced) {
  extend(Balanced.Series, {
    get length() {
      return this.get_n_points();
    },
    // Each point as its day, and its value or null.
    * [Symbol.iterator]() {
      for (let i = 0; i < this.get_n_points(); i++) {
        const known = Balanced.value_state_has_value(this.get_state(i));
        yield [this.get_day(i), known ? this.get_value(i) : null];
      }
    },
  });
}

function _init() {
  const Balanced = this;

  Balanced.VERSION = Balanced.VERSION_S;

  // Days are counts from 1970-01-01: from a Date (its day in UTC) or ISO text, and back.
  Balanced.day = when => Math.floor(new Date(when).getTime() / DAY_MS);
  Balanced.dayToText = day =>
    day === Balanced.DAY_NONE ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);

  extendFindings(Balanced);
  extendResult(Balanced);
  extendSeries(Balanced);
}
