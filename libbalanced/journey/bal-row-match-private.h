/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-input-private.h"

G_BEGIN_DECLS

/* Rows by conditions such as "stage=identification": of one column any of the values, and every
 * column that is named. "role=" is a row without a role. */
typedef struct
{
  guint n;
  BalAttribute attributes[BAL_N_ATTRIBUTES];
  guint8 *takes[BAL_N_ATTRIBUTES]; /* owned; by code + 1 */
} BalRowMatch;

/* @what names the work for the error. No condition takes every row. A name that no row has takes
 * none, as another part of the caseload may have it; a code that the framework does not know is an
 * error. */
gboolean bal_row_match_init (BalRowMatch *self,
                             const BalAnalysisInput *input,
                             const char *const *conditions,
                             const char *what,
                             GError **error);
void bal_row_match_clear (BalRowMatch *self);

/* A line "name=conditions" of the options of an analysis. */
void bal_row_match_append_options (GString *options, const char *name, const char *const *rows);

static inline gboolean
bal_row_match_takes (const BalRowMatch *self, const BalAnalysisInput *input, gsize row)
{
  for (guint i = 0; i < self->n; i++)
    if (!self->takes[i][bal_analysis_input_get_code (input, self->attributes[i], row) + 1])
      return FALSE;
  return TRUE;
}

G_END_DECLS
