/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/caseload/bal-synthetic-child-private.h"

G_BEGIN_DECLS

/* What a synthetic caseload is to look like: a document with the agencies of an area and groups
 * of children, read and checked, in the form that the making of a child wants. Immutable. */

typedef struct
{
  char *id;            /* owned */
  char *sen_provision; /* owned; "N", "K" or "E" */
  guint32 n_planned;   /* children, as the document says */
  guint32 n_children;  /* as they are to be made */
  BalSyntheticGroup parameters;
} BalSyntheticPlanGroup;

typedef struct
{
  BalSyntheticWorld world;
  GStrv agencies;    /* owned; the codes that the groups' indices mean */
  GStrv need_types;  /* owned */
  GPtrArray *groups; /* owned; of BalSyntheticPlanGroup; at least one */
} BalSyntheticPlan;

/* The plan that is compiled in. */
BalSyntheticPlan *bal_synthetic_plan_new_default (void);
BalSyntheticPlan *
bal_synthetic_plan_new_from_bytes (GBytes *bytes, const char *name, GError **error);
BalSyntheticPlan *bal_synthetic_plan_copy (const BalSyntheticPlan *self);
void bal_synthetic_plan_free (BalSyntheticPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSyntheticPlan, bal_synthetic_plan_free)

/* Gives the groups sizes in the proportions of the document that add up to @n_children: largest
 * remainders, ties to the earlier group. 0 gives them those of the document. */
void bal_synthetic_plan_scale (BalSyntheticPlan *self, guint32 n_children);

G_END_DECLS
