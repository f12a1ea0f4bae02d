/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-options.h"
#include "libbalanced/caseload/bal-caseload-schema-private.h"

G_BEGIN_DECLS

/* What no bare property can say: whether the options make sense. */
gboolean bal_caseload_options_check (BalCaseloadOptions *self, GError **error);

BalDateOrder bal_caseload_options_parse_date_order (BalCaseloadOptions *self);

/* Only for options that were checked. */
GTimeZone *bal_caseload_options_make_zone (BalCaseloadOptions *self);

/* The schema's name of a column that the file calls so; the same name when none was given. */
const char *bal_caseload_options_map_column (BalCaseloadOptions *self, const char *name);

/* The value that every row has in a column that its file lacks; nullable. */
const char *
bal_caseload_options_get_constant (BalCaseloadOptions *self, const BalSchemaColumn *column);

/* The caller's words for a column, to ours: NULL when there are none. */
GHashTable *
bal_caseload_options_make_codes (BalCaseloadOptions *self, const BalSchemaColumn *column);

G_END_DECLS
