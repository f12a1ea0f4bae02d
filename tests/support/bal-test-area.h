/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-check.h"

G_BEGIN_DECLS

/* An area with these members of its document, in which ' stands for ". */
BalArea *bal_test_area (const char *members);

/* The check of such an area, without an as-at date. */
BalResult *bal_test_check_area (const char *members);

/* Compares what the check of docs/examples/NAME finds with tests/golden/check-NAME.txt; the as-at
 * date is ISO text, or NULL for none. */
void bal_test_assert_example (const char *name, const char *as_at);

/* What a cell shows: as in files, and the nick of its state where that is another than
 * a value. */
void bal_test_assert_cell (BalResult *result,
                           const char *table,
                           guint64 row,
                           const char *column,
                           const char *expected);

guint64 bal_test_count_table_rows (BalResult *result, const char *table);

G_END_DECLS
