/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-selection.h"

G_BEGIN_DECLS

/* A selection against the codes of one store: one byte a code, 1 where rows of it count. */
typedef struct
{
  gboolean takes_all;
  guint8 cell[256];
  guint8 stage[256];
  guint8 role[256];
  guint8 need_type[256];
  guint8 grouping[256];
  guint8 mode[256];
  guint8 agency[65536];
} BalSelectionFilter;

/* NULL with an error where a code is not known; an agency that no row has takes nothing. */
BalSelectionFilter *
bal_selection_compile (BalSelection *self, const BalStore *store, GError **error);

static inline gboolean
bal_selection_filter_takes (const BalSelectionFilter *self, const BalEpisodes *episodes, gsize i)
{
  if (self->takes_all)
    return TRUE;
  return self->cell[episodes->cell[i]] && self->stage[episodes->stage[i]] &&
         self->agency[episodes->agency[i]] &&
         self->role[episodes->role != NULL ? episodes->role[i] : BAL_EPISODES_NO_CODE8] &&
         self->need_type[episodes->need_type != NULL ? episodes->need_type[i]
                                                     : BAL_EPISODES_NO_CODE8] &&
         self
           ->grouping[episodes->grouping != NULL ? episodes->grouping[i] : BAL_EPISODES_NO_CODE8] &&
         self->mode[episodes->mode != NULL ? episodes->mode[i] : BAL_EPISODES_NO_CODE8];
}

G_END_DECLS
