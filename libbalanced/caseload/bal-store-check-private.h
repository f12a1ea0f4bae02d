/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Whether a store that came from outside can be trusted with: every code within its names, every
 * index within its array, days and rows in the order that kernels rely on. Columns, names and
 * numbers are in place already, and of the right sizes. NULL, or what is wrong. */
const char *bal_store_check (const BalStore *self, guint n_threads);

G_END_DECLS
