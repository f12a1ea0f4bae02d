/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/base/bal-graph-private.h"

G_BEGIN_DECLS

/* Who is connected with whom: agencies, then posts, then persons, then ties, numbered on. A post
 * belongs to its agency and to the person who holds it. A tie joins agencies and posts; one that is
 * informal joins the persons instead of their posts, and so ends with them. */
typedef struct
{
  GPtrArray *agencies; /* owned; borrowed items */
  GPtrArray *posts;    /* owned; borrowed items */
  GPtrArray *persons;  /* owned; borrowed codes, in the order of their first posts */
  GPtrArray *ties;     /* owned; borrowed items */
  BalGraph *edges;     /* owned */

  GHashTable *numbers; /* owned: the code of a person -> its place from 1 */
  guint first_person;
  guint first_tie;
} BalTieGraph;

/* Ties to leave out, as those that are not in force. */
typedef gboolean (*BalTieFilter) (BalItem *tie, gpointer data);

BalTieGraph *bal_tie_graph_new (BalArea *area, BalTieFilter is_left_out, gpointer data);
void bal_tie_graph_free (BalTieGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalTieGraph, bal_tie_graph_free)

/* For each agency, how many other agencies it is connected with when the removed nodes are gone. */
void bal_tie_graph_count_reach (const BalTieGraph *self, const guint8 *removed, guint *reach);

/* How many a tie joins, and how many of them are left when the removed nodes are gone. */
guint bal_tie_graph_count_ends (const BalTieGraph *self, guint tie, const guint8 *removed);

/* Whether an informal tie joins a post of which nobody says who holds it. */
gboolean bal_tie_is_unknown (BalArea *area, BalItem *tie);

G_END_DECLS
