/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload-reader.h"

G_BEGIN_DECLS

/* The caseload of one text; the test fails when it cannot be read. */
BalCaseload *
bal_test_read_caseload (BalCaseloadFile kind, const char *text, BalCaseloadOptions *options);

/* The same for several texts, NULL where there is none, by their kinds. */
BalCaseload *bal_test_read_files (const char *const texts[4], BalCaseloadOptions *options);

/* The error that reading the text, or building the caseload, ends with. */
GError *bal_test_read_error (BalCaseloadFile kind, const char *text, BalCaseloadOptions *options);

/* Sums a column of the reconciliation. */
gint64 bal_test_count_rows (BalCaseload *caseload, const char *column);

/* Whether some finding has the code, or any where it is NULL, and the column. */
gboolean bal_test_says (BalCaseload *caseload, const char *code, const char *column);

/* The digest, and on further lines the findings and the reconciliation. */
char *bal_test_describe_caseload (BalCaseload *caseload);

G_END_DECLS
