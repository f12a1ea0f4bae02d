/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include <stdlib.h>

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"

static gboolean
fail (GError **error, const char *what, const char *reason)
{
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT, "Drawing charts, %s: %s", what,
               reason);
  return FALSE;
}

static gboolean
is_kind (GVariant *variant, const char *type)
{
  return variant != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE (type));
}

static gboolean
read_day (const char *text, const char *what, gint32 *day, GError **error)
{
  if (bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, day, NULL))
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT, "Drawing charts, %s: “%s” is no day",
               what, text);
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 left = *(const gint32 *) a, right = *(const gint32 *) b;

  return (left > right) - (left < right);
}

static gboolean
read_rebases (BalSpcPlan *self, GVariant *variant, GArray *rebases, GError **error)
{
  GVariantIter iter;
  const char *text;
  const char *reason;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s&s}", &text, &reason))
    {
      BalSpcRebase rebase = { BAL_DAY_NONE, self->reasons->len };

      if (!read_day (text, "rebases", &rebase.day, error))
        return FALSE;
      if (reason[strspn (reason, " \t\n")] == '\0')
        return fail (error, text, "a rebase needs a reason");
      g_ptr_array_add (self->reasons, g_strdup (reason));
      g_array_append_val (rebases, rebase);
    }
  g_array_sort (rebases, compare_days);
  return TRUE;
}

static GHashTable *
make_set (const BalSpcInput *input)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < input->n_series; i++)
    g_hash_table_add (names, input->names[i]);
  return names;
}

static gboolean
check_name (GHashTable *names, const char *what, const char *name, GError **error)
{
  if (g_hash_table_contains (names, name))
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND, "Drawing charts, %s: there is no series “%s”",
               what, name);
  return FALSE;
}

static gboolean
read_all_rebases (BalSpcPlan *self, GHashTable *names, GError **error)
{
  GVariant *variant = self->spc->rebases;
  GVariantIter iter;
  const char *series;
  GVariant *inner;

  if (variant == NULL || is_kind (variant, "a{ss}"))
    return variant == NULL || read_rebases (self, variant, self->rebases, error);
  if (!is_kind (variant, "a{sa{ss}}"))
    return fail (error, "rebases", "neither reasons by day, nor by series and day");
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s@a{ss}}", &series, &inner))
    {
      GArray *rebases = g_array_new (FALSE, FALSE, sizeof (BalSpcRebase));
      gboolean good;

      g_hash_table_replace (self->series_rebases, g_strdup (series), rebases);
      good =
        check_name (names, "rebases", series, error) && read_rebases (self, inner, rebases, error);
      g_variant_unref (inner);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_targets (BalSpcPlan *self, GHashTable *names, GError **error)
{
  GVariantIter iter;
  const char *series;
  double value;

  if (self->spc->targets == NULL)
    return TRUE;
  if (!is_kind (self->spc->targets, "a{sd}"))
    return fail (error, "targets", "not numbers by the names of series");
  g_variant_iter_init (&iter, self->spc->targets);
  while (g_variant_iter_next (&iter, "{&sd}", &series, &value))
    {
      if (!check_name (names, "targets", series, error))
        return FALSE;
      if (!isfinite (value))
        return fail (error, "targets", "a target is a finite number");
      g_hash_table_replace (self->targets, g_strdup (series), g_memdup2 (&value, sizeof value));
    }
  return TRUE;
}

static gboolean
read_trajectory (BalSpcPlan *self, GError **error)
{
  GVariantIter iter;
  const char *text;
  BalSpcPlace place;

  if (self->spc->trajectory == NULL)
    return TRUE;
  if (!is_kind (self->spc->trajectory, "a{sd}"))
    return fail (error, "trajectory", "not numbers by day");
  g_variant_iter_init (&iter, self->spc->trajectory);
  while (g_variant_iter_next (&iter, "{&sd}", &text, &place.value))
    {
      if (!read_day (text, "trajectory", &place.day, error))
        return FALSE;
      if (!isfinite (place.value))
        return fail (error, "trajectory", "a target is a finite number");
      g_array_append_val (self->trajectory, place);
    }
  g_array_sort (self->trajectory, compare_days);
  return TRUE;
}

static gboolean
read_empty_periods (BalSpcPlan *self, GError **error)
{
  GVariantIter iter;
  const char *text;

  if (self->spc->empty_periods == NULL)
    return TRUE;
  if (!is_kind (self->spc->empty_periods, "as"))
    return fail (error, "empty periods", "not texts");
  g_variant_iter_init (&iter, self->spc->empty_periods);
  while (g_variant_iter_next (&iter, "&s", &text))
    {
      g_autoptr (BalPeriod) period = bal_period_parse (text, error);
      BalSpcSpan span;

      if (period == NULL)
        return FALSE;
      span = (BalSpcSpan){ bal_period_get_start (period), bal_period_get_end (period) };
      if (span.end == BAL_DAY_NONE)
        span.end = BAL_DAY_LAST;
      g_array_append_val (self->empty, span);
    }
  return TRUE;
}

static void
set_options (BalSpcPlan *self)
{
  static const BalXmrPreset presets[] = { BAL_XMR_PRESET_NHSR, BAL_XMR_PRESET_MDC,
                                          BAL_XMR_PRESET_WA };
  const BalSpc *spc = self->spc;
  BalXmrOptions *xmr = &self->xmr;

  bal_xmr_options_init (xmr, presets[spc->preset]);
  if (spc->factor > 0)
    xmr->factor = spc->factor;
  if (spc->screening >= 0)
    xmr->screening = spc->screening;
  xmr->shift_length = spc->shift_length;
  xmr->trend_length = spc->trend_length;
  xmr->trial_under = spc->trial_under;
  if (spc->withheld_under >= 0)
    xmr->withheld_under = (guint) spc->withheld_under;
  xmr->fix_after = spc->fix_after;
  xmr->strict_target = spc->strict_target;
  if (spc->two_of_three != BAL_SPC_TWO_OF_THREE_PRESET)
    xmr->two_of_three = (BalTwoOfThree) (spc->two_of_three - BAL_SPC_TWO_OF_THREE_OFF);
  if (spc->conflict != BAL_SPC_CONFLICT_PRESET)
    xmr->conflict = (BalXmrConflict) (spc->conflict - BAL_SPC_CONFLICT_ORDER);
  xmr->ties = spc->ties == BAL_SPC_TIES_SKIP ? BAL_XMR_TIES_SKIP : BAL_XMR_TIES_BREAK;
  /* What is joined, or stops the work, never comes to the kernel. */
  xmr->missing = BAL_XMR_MISSING_GAP;
  xmr->improvement = spc->improvement == BAL_POLARITY_INCREASE   ? BAL_XMR_INCREASE
                     : spc->improvement == BAL_POLARITY_DECREASE ? BAL_XMR_DECREASE
                                                                 : BAL_XMR_NEUTRAL;
}

BalSpcPlan *
bal_spc_plan_new (BalSpc *spc, const BalSpcInput *input, GError **error)
{
  g_autoptr (BalSpcPlan) self = g_new0 (BalSpcPlan, 1);
  g_autoptr (GHashTable) names = make_set (input);

  self->spc = g_object_ref (spc);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->reasons, g_strdup (""));
  self->rebases = g_array_new (FALSE, FALSE, sizeof (BalSpcRebase));
  self->series_rebases =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->trajectory = g_array_new (FALSE, FALSE, sizeof (BalSpcPlace));
  self->empty = g_array_new (FALSE, FALSE, sizeof (BalSpcSpan));
  set_options (self);

  if (self->xmr.shift_length == 1 || self->xmr.trend_length == 1)
    {
      fail (error, "rules", "one point alone is no shift and no trend");
      return NULL;
    }
  if (!read_all_rebases (self, names, error) || !read_targets (self, names, error) ||
      !read_trajectory (self, error) || !read_empty_periods (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
bal_spc_plan_free (BalSpcPlan *self)
{
  g_object_unref (self->spc);
  g_ptr_array_unref (self->reasons);
  g_array_unref (self->rebases);
  g_hash_table_unref (self->series_rebases);
  g_hash_table_unref (self->targets);
  g_array_unref (self->trajectory);
  g_array_unref (self->empty);
  g_free (self);
}

static double
follow (GArray *trajectory, gint32 day)
{
  const BalSpcPlace *places = (const BalSpcPlace *) trajectory->data;
  guint next = 0;

  while (next < trajectory->len && places[next].day <= day)
    next++;
  if (next == 0)
    return NAN;
  if (next == trajectory->len)
    return places[next - 1].value;

  double part =
    ((double) day - places[next - 1].day) / ((double) places[next].day - places[next - 1].day);
  return places[next - 1].value * (1 - part) + places[next].value * part;
}

double
bal_spc_plan_get_target (const BalSpcPlan *self, const char *series)
{
  const double *own = g_hash_table_lookup (self->targets, series);

  if (own != NULL)
    return *own;
  return isfinite (self->spc->target) && self->trajectory->len == 0 ? self->spc->target : NAN;
}

double
bal_spc_plan_follow (const BalSpcPlan *self, gint32 day)
{
  return self->trajectory->len > 0 ? follow (self->trajectory, day) : NAN;
}

gboolean
bal_spc_plan_is_empty (const BalSpcPlan *self, gint32 day)
{
  for (guint i = 0; i < self->empty->len; i++)
    {
      const BalSpcSpan *span = &g_array_index (self->empty, BalSpcSpan, i);

      if (day >= span->start && day <= span->end)
        return TRUE;
    }
  return FALSE;
}

static void
tell (GVariantBuilder *builder, const char *name, const char *text)
{
  g_variant_builder_add (builder, "{ss}", name, text);
}

static void
tell_number (GVariantBuilder *builder, const char *name, double value)
{
  g_autofree char *text = bal_text_format_number (value);

  tell (builder, name, text);
}

static void
tell_choice (GVariantBuilder *builder, const char *name, GType type, int value)
{
  g_autoptr (GEnumClass) choices = g_type_class_ref (type);
  const GEnumValue *choice = g_enum_get_value (choices, value);

  tell (builder, name, choice ? choice->value_nick : "");
}

/* Every option as it was used: a figure can be computed again from it. */
GVariant *
bal_spc_plan_describe (const BalSpcPlan *self)
{
  const BalSpc *spc = self->spc;
  const BalXmrOptions *xmr = &self->xmr;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  tell_choice (&builder, "kind", BAL_TYPE_SPC_KIND, spc->kind);
  tell_choice (&builder, "preset", BAL_TYPE_SPC_PRESET, spc->preset);
  tell_choice (&builder, "improvement", BAL_TYPE_POLARITY, spc->improvement);
  tell_choice (&builder, "two-of-three", BAL_TYPE_SPC_TWO_OF_THREE,
               (int) xmr->two_of_three + BAL_SPC_TWO_OF_THREE_OFF);
  tell_choice (&builder, "conflict", BAL_TYPE_SPC_CONFLICT,
               (int) xmr->conflict + BAL_SPC_CONFLICT_ORDER);
  tell_choice (&builder, "ties", BAL_TYPE_SPC_TIES, spc->ties);
  tell_choice (&builder, "missing", BAL_TYPE_SPC_MISSING, spc->missing);
  tell_number (&builder, "factor", xmr->factor);
  tell_number (&builder, "screening", xmr->screening);
  tell_number (&builder, "shift-length", xmr->shift_length);
  tell_number (&builder, "trend-length", xmr->trend_length);
  tell_number (&builder, "trial-under", xmr->trial_under);
  tell_number (&builder, "withheld-under", xmr->withheld_under);
  tell_number (&builder, "fix-after", (double) xmr->fix_after);
  tell (&builder, "strict-target", xmr->strict_target ? "true" : "false");
  tell (&builder, "snap-rebases", spc->snap_rebases ? "true" : "false");
  if (spc->kind == BAL_SPC_KIND_RUN)
    {
      tell_number (&builder, "run-baseline", spc->run_baseline);
      tell_number (&builder, "run-length", spc->run_length);
      tell_choice (&builder, "run-side", BAL_TYPE_SPC_SIDE, spc->run_side);
    }
  return g_variant_builder_end (&builder);
}
