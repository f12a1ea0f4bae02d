/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of rules, in the order of BalPathwayRuleKind. */
typedef enum
{
  BAL_PATHWAY_CASE_BEFORE,
  BAL_PATHWAY_CASE_WITHIN,
  BAL_PATHWAY_CASE_WAIT,
  BAL_PATHWAY_CASE_ORDER,
  BAL_PATHWAY_CASE_APART,
} BalPathwayCaseKind;

/* A unit of one child as a rule sees it. */
typedef struct
{
  gint32 start;
  gint32 end; /* included; the as-at date while it goes on */
  gboolean is_open;
  gboolean is_subject;
  gboolean is_other;
} BalPathwayUnit;

typedef struct
{
  BalPathwayCaseKind kind;
  gint32 days; /* -1: none stated */

  gint32 known_from;  /* nothing before is known */
  gint32 known_until; /* nothing after is known */
  gint32 look_back;   /* how many days before must be known to say that there was nothing */
} BalPathwayQuestion;

typedef enum
{
  BAL_PATHWAY_CASE_NONE, /* the rule says nothing about it */
  BAL_PATHWAY_CASE_KEPT,
  BAL_PATHWAY_CASE_BROKEN,
  BAL_PATHWAY_CASE_UNKNOWN, /* too early to say, or not seen from the beginning */
} BalPathwayCase;

/* What a rule says of one unit of its subject, among all units of the child. */
BalPathwayCase bal_pathway_case_judge (const BalPathwayQuestion *question,
                                       const BalPathwayUnit *units,
                                       guint n_units,
                                       guint subject);

G_END_DECLS
