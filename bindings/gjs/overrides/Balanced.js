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

// The bytes are a copy: what gjs gives is the library's own memory, and could be written to.
function copyBytes(bytes) {
  const memory = bytes === null ? null : bytes.toArray();
  return memory === null || memory.length === 0 ? new Uint8Array(0) : memory.slice();
}

function readTexts(column) {
  const texts = new TextDecoder().decode(copyBytes(column.dup_values_bytes())).split('\0');
  texts.pop();
  return texts;
}

function extendColumn(Balanced) {
  const {BOOLEAN, INT64, DOUBLE, DAY, CODE, TEXT} = Balanced.ColumnKind;
  const arrays = {
    [BOOLEAN]: Uint8Array, [INT64]: BigInt64Array, [DOUBLE]: Float64Array, [DAY]: Int32Array,
    [CODE]: Uint32Array,
  };
  // What a number in memory stands for.
  const conversions = {
    [BOOLEAN]: () => value => value !== 0,
    [INT64]: () => Number,
    [DOUBLE]: () => value => value,
    [DAY]: () => Balanced.dayToText,
    [CODE]: column => {
      const names = column.get_names();
      return value => names[value];
    },
  };

  extend(Balanced.Column, {
    get length() {
      return this.get_n_rows();
    },
    // The values as numbers: days as counts, codes as indices of the names, whole numbers as
    // BigInt; 0 where a cell has no value, which only the states tell.
    toTypedArray() {
      const type = arrays[this.get_kind()];
      if (type === undefined)
        throw new TypeError(`the column “${this.get_name()}” holds text: use toArray()`);
      return new type(copyBytes(this.dup_values_bytes()).buffer);
    },
    // A Balanced.ValueState for each cell.
    toStates() {
      const states = this.dup_states_bytes();
      return states === null ? new Uint8Array(this.get_n_rows()) : copyBytes(states);
    },
    // The values as JavaScript has them, days as ISO text, null where a cell has none.
    toArray() {
      const kind = this.get_kind();
      const states = this.toStates();
      const shown = Array.from({length: Balanced.ValueState.NOT_DUE + 1},
        (_, state) => Balanced.value_state_has_value(state));
      const convert = kind === TEXT ? text => text : conversions[kind](this);
      return Array.from(kind === TEXT ? readTexts(this) : this.toTypedArray(),
        (value, row) => shown[states[row]] ? convert(value) : null);
    },
    [Symbol.iterator]() {
      return this.toArray()[Symbol.iterator]();
    },
  });
}

function extendTable(Balanced) {
  extend(Balanced.Table, {
    // The number of rows.
    get length() {
      return this.get_n_rows();
    },
    get columns() {
      return itemsOf(this);
    },
    // The column of a name; an error where there is none.
    column(name) {
      const found = this.lookup_column(name);
      if (found === null)
        throw new RangeError(`the table “${this.get_name()}” has no column “${name}”`);
      return found;
    },
    // Each row as an object.
    * [Symbol.iterator]() {
      const columns = itemsOf(this);
      const names = columns.map(column => column.get_name());
      const values = columns.map(column => column.toArray());
      for (let row = 0; row < this.get_n_rows(); row++)
        yield Object.fromEntries(names.map((name, i) => [name, values[i][row]]));
    },
  });
}

function extendFramework(Balanced) {
  iterable(Balanced.Scheme);
  extend(Balanced.Scheme, {
    // The term of a code or an alias; an error where there is none.
    term(code) {
      const found = this.lookup(code);
      if (found === null)
        throw new RangeError(`the scheme has no term “${code}”`);
      return found;
    },
  });
  extend(Balanced.Framework, {
    get roles() {
      return itemsOf(propertyOf(this, 'roles'));
    },
    get outcomes() {
      return itemsOf(propertyOf(this, 'outcomes'));
    },
  });
}

// The class of the lists of items has no name outside the library: an empty one shows it.
function extendItems(Balanced) {
  iterable({prototype: Object.getPrototypeOf(new Balanced.Area().get_agencies())});
}

function extendCaseload(Balanced) {
  extend(Balanced.Caseload, {
    // The number of children.
    get length() {
      return this.get_n_children();
    },
    // The journey of the child with an identifier, or null.
    child(id) {
      const [found, number] = this.lookup_child(id);
      return found ? this.get_journey(number) : null;
    },
    // The journeys of all children.
    * [Symbol.iterator]() {
      for (let child = 0; child < this.get_n_children(); child++)
        yield this.get_journey(child);
    },
  });
  iterable(Balanced.Journey);
  extend(Balanced.Cohort, {
    get length() {
      return this.get_n_children();
    },
    // The identifiers of the children.
    * [Symbol.iterator]() {
      for (let i = 0; i < this.get_n_children(); i++)
        yield this.get_caseload().get_child_id(this.get_child(i));
    },
  });
}

// Without a callback, what ends in _async gives a promise.
function promisify(Balanced) {
  const {Gio} = imports.gi;

  for (const cls of [Balanced.Area, Balanced.Caseload])
    Gio._promisify(cls, 'load_async', 'load_finish');
  Gio._promisify(Balanced.Analysis.prototype, 'run_async', 'run_finish');
  Gio._promisify(Balanced.Review, 'run_async', 'run_finish');
  Gio._promisify(Balanced.Review.prototype, 'save_async', 'save_finish');
  Gio._promisify(Balanced.Synthesiser.prototype, 'run_async', 'run_finish');
}

function _init() {
  const Balanced = this;

  Balanced.VERSION = Balanced.VERSION_S;

  // Days are counts from 1970-01-01: from a Date (its day in UTC) or ISO text, and back.
  Balanced.day = when => Math.floor(new Date(when).getTime() / DAY_MS);
  Balanced.dayToText = day =>
    day === Balanced.DAY_NONE ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);

  extendCaseload(Balanced);
  extendFindings(Balanced);
  extendResult(Balanced);
  extendSeries(Balanced);
  extendColumn(Balanced);
  extendTable(Balanced);
  extendFramework(Balanced);
  extendItems(Balanced);
  promisify(Balanced);
}
