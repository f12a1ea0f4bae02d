/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-case-private.h"

static BalPathwayCase
judge_before (const BalPathwayQuestion *question,
              const BalPathwayUnit *units,
              guint n_units,
              guint subject)
{
  gint32 start = units[subject].start;
  gint32 look_back = question->days >= 0 ? question->days : question->look_back;

  for (guint i = 0; i < n_units; i++)
    if (i != subject && units[i].is_other && units[i].start <= start &&
        (question->days < 0 || units[i].end >= start - question->days))
      return BAL_PATHWAY_CASE_KEPT;
  return question->known_from > start - look_back ? BAL_PATHWAY_CASE_UNKNOWN
                                                  : BAL_PATHWAY_CASE_BROKEN;
}

static BalPathwayCase
judge_within (const BalPathwayQuestion *question,
              const BalPathwayUnit *units,
              guint n_units,
              guint subject)
{
  gint32 start = units[subject].start;

  for (guint i = 0; i < n_units; i++)
    if (i != subject && units[i].is_other && units[i].start >= start &&
        units[i].start - start <= question->days)
      return BAL_PATHWAY_CASE_KEPT;
  return question->known_until - start < question->days ? BAL_PATHWAY_CASE_UNKNOWN
                                                        : BAL_PATHWAY_CASE_BROKEN;
}

/* One that starts while the subject goes on has not waited; where nothing follows, nobody waits. */
static BalPathwayCase
judge_wait (const BalPathwayQuestion *question,
            const BalPathwayUnit *units,
            guint n_units,
            guint subject)
{
  gint32 end = units[subject].end, first = G_MAXINT32;

  for (guint i = 0; i < n_units; i++)
    if (i != subject && units[i].is_other && units[i].start >= units[subject].start)
      first = MIN (first, units[i].start);
  if (first == G_MAXINT32)
    return BAL_PATHWAY_CASE_NONE;
  return first <= end || first - end <= question->days ? BAL_PATHWAY_CASE_KEPT
                                                       : BAL_PATHWAY_CASE_BROKEN;
}

/* Only the first unit of the subject is a case, and only where there is another. */
static BalPathwayCase
judge_order (const BalPathwayUnit *units, guint n_units, guint subject)
{
  gint32 first = G_MAXINT32;

  for (guint i = 0; i < n_units; i++)
    {
      if (i < subject && units[i].is_subject)
        return BAL_PATHWAY_CASE_NONE;
      if (i != subject && units[i].is_other)
        first = MIN (first, units[i].start);
    }
  if (first == G_MAXINT32)
    return BAL_PATHWAY_CASE_NONE;
  return first <= units[subject].start ? BAL_PATHWAY_CASE_KEPT : BAL_PATHWAY_CASE_BROKEN;
}

static BalPathwayCase
judge_apart (const BalPathwayQuestion *question,
             const BalPathwayUnit *units,
             guint n_units,
             guint subject)
{
  gint32 least = MAX (question->days, 1);

  for (guint i = 0; i < n_units; i++)
    if (i != subject && units[i].is_other &&
        MIN (units[i].end, units[subject].end) - MAX (units[i].start, units[subject].start) + 1 >=
          least)
      return BAL_PATHWAY_CASE_BROKEN;
  return units[subject].is_open ? BAL_PATHWAY_CASE_UNKNOWN : BAL_PATHWAY_CASE_KEPT;
}

BalPathwayCase
bal_pathway_case_judge (const BalPathwayQuestion *question,
                        const BalPathwayUnit *units,
                        guint n_units,
                        guint subject)
{
  switch (question->kind)
    {
    case BAL_PATHWAY_CASE_BEFORE:
      return judge_before (question, units, n_units, subject);
    case BAL_PATHWAY_CASE_WITHIN:
      return judge_within (question, units, n_units, subject);
    case BAL_PATHWAY_CASE_WAIT:
      return judge_wait (question, units, n_units, subject);
    case BAL_PATHWAY_CASE_ORDER:
      return judge_order (units, n_units, subject);
    case BAL_PATHWAY_CASE_APART:
      return judge_apart (question, units, n_units, subject);
    }
  return BAL_PATHWAY_CASE_NONE;
}
