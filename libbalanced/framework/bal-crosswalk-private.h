/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/framework/bal-crosswalk.h"

G_BEGIN_DECLS

/* A crosswalk between two schemes, with what is needed to say what becomes of a term. */
typedef struct
{
  BalCrosswalk *crosswalk; /* borrowed, as are the schemes */
  BalScheme *from;
  BalScheme *to;
  guint *n_sources; /* owned; for each term of `to`, how many entries lead there */
} BalMapping;

typedef struct
{
  const char *const *targets; /* nullable; what the entry says, known or not */
  guint n_targets;            /* that are terms */
  guint n_sources;            /* the most entries that lead to one of them */
  BalMappingLoss loss;        /* declared, or following from the entries */
} BalMappedTerm;

void bal_mapping_init (BalMapping *self, BalCrosswalk *crosswalk, BalScheme *from, BalScheme *to);
void bal_mapping_clear (BalMapping *self);

/* The code of a term of `from`, or an alias. */
BalMappedTerm bal_mapping_find (const BalMapping *self, const char *code);

G_END_DECLS
