/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-level-states-private.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-specialist-start-private.h"

G_BEGIN_DECLS

struct _BalMissingMiddle
{
  BalAnalysis parent_instance;

  BalLevelStatesOptions states;
  gboolean same_strand;
  GStrv focus_strands;         /* owned */
  double least_targeted_share; /* below 0: no threshold */
  double most_focus_share;     /* below 0: no threshold */
};

struct _BalMissingMiddleClass
{
  BalAnalysisClass parent_class;
};

/* Figures of one band of levels in one scope: all strands, one of them, or no recorded one. */
enum
{
  BAL_MIDDLE_EPISODES,
  BAL_MIDDLE_STARTED,
  BAL_MIDDLE_WITH_MINUTES,
  BAL_MIDDLE_MINUTES,
  BAL_MIDDLE_CHILDREN,
  BAL_MIDDLE_N_FIGURES,
};

/* Band 0 is a level that is missing; the last place counts the children of any known level. */
#define BAL_MIDDLE_N_BANDS 4
#define BAL_MIDDLE_SCOPE (BAL_MIDDLE_N_BANDS * BAL_MIDDLE_N_FIGURES + 1)

enum
{
  BAL_MIDDLE_JUMPS_UP,
  BAL_MIDDLE_JUMPS_DOWN,
  BAL_MIDDLE_CHILDREN_UP,
  BAL_MIDDLE_CHILDREN_DOWN,
  BAL_MIDDLE_TARGETED_BEFORE,
  BAL_MIDDLE_NO_TARGETED_BEFORE,
  BAL_MIDDLE_UNKNOWN_BEFORE,
  BAL_MIDDLE_N_OTHERS,
};

/* Where the counters of a group are. Scope 0 is all strands together; after those of the strands
 * comes that of the rows without one. */
typedef struct
{
  guint n_strands;
  guint n_levels;
} BalMiddleLayout;

static inline guint
bal_middle_get_figure (guint scope, guint band, guint figure)
{
  return BAL_N_ROWS + scope * BAL_MIDDLE_SCOPE + band * BAL_MIDDLE_N_FIGURES + figure;
}

static inline guint
bal_middle_get_known_children (guint scope)
{
  return BAL_N_ROWS + (scope + 1) * BAL_MIDDLE_SCOPE - 1;
}

static inline guint
bal_middle_get_moves (const BalMiddleLayout *layout, guint from, guint to, gboolean children)
{
  return BAL_N_ROWS + (layout->n_strands + 2) * BAL_MIDDLE_SCOPE +
         2 * (from * layout->n_levels + to) + (children ? 1 : 0);
}

static inline guint
bal_middle_get_other (const BalMiddleLayout *layout, guint other)
{
  return bal_middle_get_moves (layout, layout->n_levels, 0, FALSE) + other;
}

void bal_missing_middle_finish (BalAnalysis *analysis, BalReport *report);

G_END_DECLS
