// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// A test runner of a few lines: test('what holds', () => {...}), then await run().

import System from 'system';

const tests = [];

export function test(name, body) {
  tests.push([name, body]);
}

export function equal(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
}

export function ok(value, message = 'not true') {
  if (!value)
    throw new Error(message);
}

export function throws(body, matches = () => true) {
  try {
    body();
  } catch (error) {
    if (!matches(error))
      throw error;
    return;
  }
  throw new Error('nothing was thrown');
}

export async function run() {
  let failed = 0;

  print(`1..${tests.length}`);
  for (const [index, [name, body]] of tests.entries()) {
    try {
      await body();
      print(`ok ${index + 1} - ${name}`);
    } catch (error) {
      failed++;
      print(`not ok ${index + 1} - ${name}`);
      print(`${error}\n${error.stack ?? ''}`.trimEnd().replace(/^/gm, '# '));
    }
  }
  System.exit(failed > 0 ? 1 : 0);
}
