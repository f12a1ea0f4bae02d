/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-result.h"

G_BEGIN_DECLS

/* How many findings have the code. */
guint bal_test_count_findings (BalResult *result, const char *code);

/* Whether there is one about the subject, or about anything when that is NULL. */
gboolean bal_test_has_finding (BalResult *result, const char *code, const char *subject);

/* A figure of the first such finding; the test fails when there is none. */
double
bal_test_get_figure (BalResult *result, const char *code, const char *subject, const char *name);

G_END_DECLS
