/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Compares with tests/golden/NAME and fails at the first line that differs. A number with a
 * point or an exponent may differ in its last digits, because libm differs between
 * machines; everything else must be the same bytes.
 *
 * With BALANCED_UPDATE_GOLDEN in the environment the file is written instead: the change is
 * then reviewed as a diff. */
void bal_test_assert_golden (const char *name, const char *text);

/* The number, counted from 1, of the first line where the texts differ, or 0. */
guint bal_test_find_difference (const char *expected, const char *actual);

G_END_DECLS
