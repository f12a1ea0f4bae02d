// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// What makes libbalanced natural in gjs. It adds no analysis: only names, iteration and promises.

/* exported _init */

function _init() {
  const Balanced = this;

  Balanced.VERSION = Balanced.VERSION_S;
}
