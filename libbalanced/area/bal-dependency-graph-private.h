/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"

G_BEGIN_DECLS

/* Which provisions of an area need which. Everything here takes time in proportion to units and
 * needs together. Units have the numbers that they have in the document; what a unit needs from
 * itself, or twice, is in the graph too, the latter once. */
typedef struct
{
  guint n_units;
  BalItem **units;   /* owned array, borrowed items */
  guint *first_need; /* owned; n_units + 1: where the needs of a unit begin */
  guint *needs;      /* owned */
  guint *first_user; /* owned; n_units + 1: where the users of a unit begin */
  guint *users;      /* owned */
} BalDependencyGraph;

#define BAL_DEPENDENCY_NONE G_MAXUINT

BalDependencyGraph *bal_dependency_graph_new (BalArea *area);
void bal_dependency_graph_free (BalDependencyGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalDependencyGraph, bal_dependency_graph_free)

/* The number of a unit with the code, or BAL_DEPENDENCY_NONE. */
guint bal_dependency_graph_find (BalDependencyGraph *self, BalArea *area, const char *code);

/* Whether the unit cannot be relied on: a gap, not funded, planned or ended. */
gboolean bal_dependency_is_unmet (BalItem *provision);

/* From the roots to everything that needs them, however indirectly: over how many steps, through
 * which unit that it needs itself, and from which root. Roots have 0 steps; what is not reached has
 * BAL_DEPENDENCY_NONE everywhere. The arrays have n_units places. */
void bal_dependency_graph_spread (BalDependencyGraph *self,
                                  const gboolean *is_root,
                                  guint *steps,
                                  guint *through,
                                  guint *nearest);

/* Gives every unit the number of its group, in which each needs each, and says how large the groups
 * are. Both arrays have n_units places. Gives the number of groups. */
guint bal_dependency_graph_group (BalDependencyGraph *self, guint *groups, guint *sizes);

/* A shortest way from the unit back to itself, inside its group: the units in turn, each needing
 * the next, the last needing the first. Empty when there is none. */
GArray *bal_dependency_graph_trace (BalDependencyGraph *self, guint unit, const guint *groups);

G_END_DECLS
