/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/framework/bal-framework-private.h"

/* An item of a list whose code is the name. */
static gpointer
find_by_code (GListModel *items, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *own = bal_item_get_text (item, "code");

      if (own != NULL && bal_code_equal (own, code))
        return item;
    }

  return NULL;
}

/* A framework that states schemes or crosswalks of its own keeps those of the one that it extends.
 */
static gpointer
find_further (BalFramework *self, const char *member, const char *code)
{
  gpointer found = find_by_code (bal_item_get_items (BAL_ITEM (self), member), code);

  return found == NULL && self->base != NULL ? find_further (self->base, member, code) : found;
}

/**
 * bal_framework_lookup_scheme:
 * @self: a framework
 * @name: the name of a property that is a scheme, such as "need-types", or the code of one of
 *   the further schemes
 *
 * Finds a vocabulary by its name.
 *
 * Returns: (transfer none) (nullable): the scheme, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_lookup_scheme (BalFramework *self, const char *name)
{
  const BalItemClass *klass = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  klass = BAL_ITEM_GET_CLASS (self);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const BalMember *member = klass->members[i];

      if (member->kind == BAL_MEMBER_ITEM && bal_code_equal (member->name, name))
        return bal_framework_get_scheme (self, member->name);
    }

  return find_further (self, "schemes", name);
}

/**
 * bal_framework_lookup_role:
 * @self: a framework
 * @code: a code or an alias, in any case
 *
 * Finds a role by its code or an alias.
 *
 * Features: A5.
 *
 * Returns: (transfer none) (nullable): the role, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalRole *
bal_framework_lookup_role (BalFramework *self, const char *code)
{
  int position = 0;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  position = bal_code_index_find (bal_framework_get_owner (self, "roles")->roles, code);

  return position >= 0 ? bal_item_peek (bal_framework_get_roles (self), (guint) position) : NULL;
}

/**
 * bal_framework_lookup_outcome:
 * @self: a framework
 * @code: a code or an alias, in any case
 *
 * Finds an outcome by its code or an alias.
 *
 * Features: A3.
 *
 * Returns: (transfer none) (nullable): the outcome, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalOutcome *
bal_framework_lookup_outcome (BalFramework *self, const char *code)
{
  int position = 0;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  position = bal_code_index_find (bal_framework_get_owner (self, "outcomes")->outcomes, code);

  return position >= 0 ? bal_item_peek (bal_framework_get_outcomes (self), (guint) position) : NULL;
}

static gboolean
is_term (BalScheme *scheme, const char *code, BalTerm *term)
{
  return code != NULL && bal_scheme_lookup (scheme, code) == term;
}

/**
 * bal_framework_lookup_cell:
 * @self: a framework
 * @strand: the code of a strand, or an alias
 * @level: the code of a level, or an alias
 *
 * Finds the first outcome of a strand at a level.
 *
 * Features: A3.
 *
 * Returns: (transfer none) (nullable): the outcome, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalOutcome *
bal_framework_lookup_cell (BalFramework *self, const char *strand, const char *level)
{
  GListModel *outcomes = NULL;
  BalTerm *row = NULL;
  BalTerm *column = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (strand != NULL, NULL);
  g_return_val_if_fail (level != NULL, NULL);

  row = bal_scheme_lookup (bal_framework_get_strands (self), strand);
  column = bal_scheme_lookup (bal_framework_get_levels (self), level);
  outcomes = bal_framework_get_outcomes (self);
  for (guint i = 0; row != NULL && column != NULL && i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);

      if (is_term (bal_framework_get_strands (self), bal_outcome_get_strand (outcome), row) &&
          is_term (bal_framework_get_levels (self), bal_outcome_get_level (outcome), column))
        return outcome;
    }

  return NULL;
}

/**
 * bal_framework_lookup_crosswalk:
 * @self: a framework
 * @code: the code of a crosswalk
 *
 * Finds a mapping between vocabularies by its code.
 *
 * Features: A2, A8.
 *
 * Returns: (transfer none) (nullable): the crosswalk, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalCrosswalk *
bal_framework_lookup_crosswalk (BalFramework *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_further (self, "crosswalks", code);
}

/**
 * bal_framework_find_phase:
 * @self: a framework
 * @birth_day: the day of birth, in days since 1970-01-01
 * @day: the day that is asked about, in days since 1970-01-01
 *
 * Finds the phase of education of a child on a day: by its school year, from 1 September.
 *
 * Who is 4 on 31 August is in reception from the next day. A child who was moved up or down is in
 * another phase than this says.
 *
 * Returns: (transfer none) (nullable): the phase, or `NULL` before the birth and where there is
 * none
 *
 * Features: A7.
 *
 * Since: 0.1
 */
BalTerm *
bal_framework_find_phase (BalFramework *self, gint32 birth_day, gint32 day)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  if (birth_day == BAL_DAY_NONE || day == BAL_DAY_NONE || day < birth_day)
    return NULL;

  return bal_scheme_find_school_year (bal_framework_get_phases (self),
                                      bal_day_get_school_year (birth_day, day));
}

/**
 * bal_framework_find_life_stage:
 * @self: a framework
 * @birth_day: the day of birth, in days since 1970-01-01
 * @day: the day that is asked about, in days since 1970-01-01
 *
 * Finds the stage of life of a child on a day, by its completed months.
 *
 * Returns: (transfer none) (nullable): the stage, or `NULL` before the birth and where there is
 * none
 *
 * Features: A7, J5.
 *
 * Since: 0.1
 */
BalTerm *
bal_framework_find_life_stage (BalFramework *self, gint32 birth_day, gint32 day)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  if (birth_day == BAL_DAY_NONE || day == BAL_DAY_NONE || day < birth_day)
    return NULL;

  return bal_scheme_find_age (bal_framework_get_life_stages (self),
                              bal_day_count_months (birth_day, day));
}

/**
 * bal_framework_lookup_clock:
 * @self: a framework
 * @code: the code of a clock
 * @day: the day on which its limit holds, in days since 1970-01-01, or [const@Balanced.DAY_NONE]
 *   for any
 *
 * Finds how long something may take.
 *
 * Returns: (transfer none) (nullable): the limit, or `NULL` when none of that code holds on the day
 *
 * Features: A11.
 *
 * Since: 0.1
 */
BalClockLimit *
bal_framework_lookup_clock (BalFramework *self, const char *code, gint32 day)
{
  GListModel *clocks = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  clocks = bal_framework_get_clocks (self);
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      BalItem *clock = bal_item_peek (clocks, i);
      const char *own = bal_item_get_text (clock, "code");
      const gint32 first = bal_item_get_day (clock, "valid_from");
      const gint32 last = bal_item_get_last_day (clock, "valid_to");

      if (own != NULL && bal_code_equal (own, code) &&
          (day == BAL_DAY_NONE ||
           ((first == BAL_DAY_NONE || first <= day) && (last == BAL_DAY_NONE || last >= day))))
        return BAL_CLOCK_LIMIT (clock);
    }

  return NULL;
}
