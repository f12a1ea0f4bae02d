/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-scheme-step.h"

G_BEGIN_DECLS

#define BAL_SCHEME_N_STAGES (BAL_SCHEME_STAGE_AWARD + 1)

/* One step of a setting, with the days on which its award counts: up to its last day, or to the day
 * before the next award. */
typedef struct
{
  BalItem *item; /* borrowed */
  BalSchemeStage stage;
  gint32 date;
  gint32 last_day; /* of an award, as it stands; BAL_DAY_NONE beyond all days */
  gint32 end;      /* of an award, before the next one */
  guint position;
} BalSchemeStepFacts;

/* How far a setting has come by a day. An award closes a round; what follows is the way to its
 * renewal. */
typedef struct
{
  GArray *steps;     /* owned; BalSchemeStepFacts up to the day, in the order of time */
  guint round_start; /* where in it the last round begins */
  int stage;         /* the furthest of the last round, or the award before it; -1: none */
  gint32 since;      /* the day of the last step; or BAL_DAY_NONE */
  const BalSchemeStepFacts *award; /* the last one, in steps; nullable */
} BalSchemeProgress;

/* With BAL_DAY_NONE all steps count. */
void
bal_scheme_progress_init (BalSchemeProgress *self, BalItem *scheme, BalItem *setting, gint32 day);
void bal_scheme_progress_clear (BalSchemeProgress *self);

/* Whether the last award holds on the day. */
gboolean bal_scheme_progress_is_awarded (const BalSchemeProgress *self, gint32 day);

/* The first day of each stage in the first round; BAL_DAY_NONE where it was not reached. */
void
bal_scheme_progress_list_days (const BalSchemeProgress *self, gint32 days[BAL_SCHEME_N_STAGES]);

G_END_DECLS
