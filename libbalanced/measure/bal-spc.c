/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

/**
 * BalSpc:
 *
 * Charts of statistical process control for thousands of series at once: is a change more than the
 * variation that was always there, and will a target be met?
 *
 * Published tools differ in details. Each difference is a property here, and a preset is a set of
 * them. What none of them does well is done otherwise, as `docs/decisions/` says: no limits where
 * there is no spread to compute them from, no assurance without limits, no signals across missing
 * values, and hidden values are refused.
 *
 * The result has three tables. `points` has a row for each point: value, centre, limits, each rule
 * on its own, the rule that names the point, and what it means. `groups` has a row for each stretch
 * with limits of its own, with the reason why it begins. `summary` has a row for each series:
 * variation, assurance, counts, and the limits of the last group. A finding about series holds the
 * numbers of their rows in `summary`.
 *
 * ```c
 * g_autoptr (BalSpc) spc =
 *   bal_spc_new (BAL_SPC_KIND_XMR, BAL_SPC_PRESET_NHSR, BAL_POLARITY_DECREASE);
 * g_autoptr (BalResult) result = bal_spc_run (spc, series, NULL, &error);
 * ```
 *
 * ```python
 * charts = Balanced.spc(waiting, improvement='decrease', preset='mdc', target=50)
 * charts['slt-nhs'].summary
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G11.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PRESET,
  PROP_IMPROVEMENT,
  PROP_FACTOR,
  PROP_SCREENING,
  PROP_TWO_OF_THREE,
  PROP_SHIFT_LENGTH,
  PROP_TREND_LENGTH,
  PROP_TRIAL_UNDER,
  PROP_WITHHELD_UNDER,
  PROP_CONFLICT,
  PROP_TIES,
  PROP_MISSING,
  PROP_FIX_AFTER,
  PROP_STRICT_TARGET,
  PROP_TARGET,
  PROP_TARGETS,
  PROP_TRAJECTORY,
  PROP_REBASES,
  PROP_SNAP_REBASES,
  PROP_EMPTY_PERIODS,
  PROP_FREQUENCY,
  PROP_RUN_BASELINE,
  PROP_RUN_LENGTH,
  PROP_RUN_SIDE,
  PROP_N_THREADS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalSpc, bal_spc, G_TYPE_OBJECT)

static void
bal_spc_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalSpc *self = BAL_SPC (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_PRESET:
      g_value_set_enum (value, self->preset);
      break;
    case PROP_IMPROVEMENT:
      g_value_set_enum (value, self->improvement);
      break;
    case PROP_FACTOR:
      g_value_set_double (value, self->factor);
      break;
    case PROP_SCREENING:
      g_value_set_double (value, self->screening);
      break;
    case PROP_TWO_OF_THREE:
      g_value_set_enum (value, self->two_of_three);
      break;
    case PROP_SHIFT_LENGTH:
      g_value_set_uint (value, self->shift_length);
      break;
    case PROP_TREND_LENGTH:
      g_value_set_uint (value, self->trend_length);
      break;
    case PROP_TRIAL_UNDER:
      g_value_set_uint (value, self->trial_under);
      break;
    case PROP_WITHHELD_UNDER:
      g_value_set_int (value, self->withheld_under);
      break;
    case PROP_CONFLICT:
      g_value_set_enum (value, self->conflict);
      break;
    case PROP_TIES:
      g_value_set_enum (value, self->ties);
      break;
    case PROP_MISSING:
      g_value_set_enum (value, self->missing);
      break;
    case PROP_FIX_AFTER:
      g_value_set_uint (value, self->fix_after);
      break;
    case PROP_STRICT_TARGET:
      g_value_set_boolean (value, self->strict_target);
      break;
    case PROP_TARGET:
      g_value_set_double (value, self->target);
      break;
    case PROP_TARGETS:
      g_value_set_variant (value, self->targets);
      break;
    case PROP_TRAJECTORY:
      g_value_set_variant (value, self->trajectory);
      break;
    case PROP_REBASES:
      g_value_set_variant (value, self->rebases);
      break;
    case PROP_SNAP_REBASES:
      g_value_set_boolean (value, self->snap_rebases);
      break;
    case PROP_EMPTY_PERIODS:
      g_value_set_variant (value, self->empty_periods);
      break;
    case PROP_FREQUENCY:
      g_value_set_enum (value, self->frequency);
      break;
    case PROP_RUN_BASELINE:
      g_value_set_uint (value, self->run_baseline);
      break;
    case PROP_RUN_LENGTH:
      g_value_set_uint (value, self->run_length);
      break;
    case PROP_RUN_SIDE:
      g_value_set_enum (value, self->run_side);
      break;
    case PROP_N_THREADS:
      g_value_set_uint (value, self->n_threads);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_spc_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalSpc *self = BAL_SPC (object);

  switch (id)
    {
    case PROP_KIND:
      self->kind = (BalSpcKind) g_value_get_enum (value);
      break;
    case PROP_PRESET:
      self->preset = (BalSpcPreset) g_value_get_enum (value);
      break;
    case PROP_IMPROVEMENT:
      self->improvement = (BalPolarity) g_value_get_enum (value);
      break;
    case PROP_FACTOR:
      self->factor = g_value_get_double (value);
      break;
    case PROP_SCREENING:
      self->screening = g_value_get_double (value);
      break;
    case PROP_TWO_OF_THREE:
      self->two_of_three = (BalSpcTwoOfThree) g_value_get_enum (value);
      break;
    case PROP_SHIFT_LENGTH:
      self->shift_length = g_value_get_uint (value);
      break;
    case PROP_TREND_LENGTH:
      self->trend_length = g_value_get_uint (value);
      break;
    case PROP_TRIAL_UNDER:
      self->trial_under = g_value_get_uint (value);
      break;
    case PROP_WITHHELD_UNDER:
      self->withheld_under = g_value_get_int (value);
      break;
    case PROP_CONFLICT:
      self->conflict = (BalSpcConflict) g_value_get_enum (value);
      break;
    case PROP_TIES:
      self->ties = (BalSpcTies) g_value_get_enum (value);
      break;
    case PROP_MISSING:
      self->missing = (BalSpcMissing) g_value_get_enum (value);
      break;
    case PROP_FIX_AFTER:
      self->fix_after = g_value_get_uint (value);
      break;
    case PROP_STRICT_TARGET:
      self->strict_target = g_value_get_boolean (value);
      break;
    case PROP_TARGET:
      self->target = g_value_get_double (value);
      break;
    case PROP_TARGETS:
      self->targets = g_value_dup_variant (value);
      break;
    case PROP_TRAJECTORY:
      self->trajectory = g_value_dup_variant (value);
      break;
    case PROP_REBASES:
      self->rebases = g_value_dup_variant (value);
      break;
    case PROP_SNAP_REBASES:
      self->snap_rebases = g_value_get_boolean (value);
      break;
    case PROP_EMPTY_PERIODS:
      self->empty_periods = g_value_dup_variant (value);
      break;
    case PROP_FREQUENCY:
      self->frequency = (BalFrequency) g_value_get_enum (value);
      break;
    case PROP_RUN_BASELINE:
      self->run_baseline = g_value_get_uint (value);
      break;
    case PROP_RUN_LENGTH:
      self->run_length = g_value_get_uint (value);
      break;
    case PROP_RUN_SIDE:
      self->run_side = (BalSpcSide) g_value_get_enum (value);
      break;
    case PROP_N_THREADS:
      self->n_threads = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_spc_finalize (GObject *object)
{
  BalSpc *self = BAL_SPC (object);

  g_clear_pointer (&self->targets, g_variant_unref);
  g_clear_pointer (&self->trajectory, g_variant_unref);
  g_clear_pointer (&self->rebases, g_variant_unref);
  g_clear_pointer (&self->empty_periods, g_variant_unref);

  G_OBJECT_CLASS (bal_spc_parent_class)->finalize (object);
}

static void
bal_spc_class_init (BalSpcClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_spc_get_property;
  object_class->set_property = bal_spc_set_property;
  object_class->finalize = bal_spc_finalize;

  /**
   * BalSpc:kind:
   *
   * What is drawn.
   *
   * Since: 0.1
   */
  props[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, BAL_TYPE_SPC_KIND, BAL_SPC_KIND_XMR, flags);
  /**
   * BalSpc:preset:
   *
   * Whose choices hold where no option says otherwise.
   *
   * Since: 0.1
   */
  props[PROP_PRESET] =
    g_param_spec_enum ("preset", NULL, NULL, BAL_TYPE_SPC_PRESET, BAL_SPC_PRESET_NHSR, flags);
  /**
   * BalSpc:improvement:
   *
   * Which way is better; without it no signal is an improvement or a concern.
   *
   * Since: 0.1
   */
  props[PROP_IMPROVEMENT] =
    g_param_spec_enum ("improvement", NULL, NULL, BAL_TYPE_POLARITY, BAL_POLARITY_UNKNOWN, flags);
  /**
   * BalSpc:factor:
   *
   * What the mean moving range is multiplied by for the limits; 0: as the preset has it.
   *
   * Since: 0.1
   */
  props[PROP_FACTOR] = g_param_spec_double ("factor", NULL, NULL, 0, 1000, 0, flags);
  /**
   * BalSpc:screening:
   *
   * Moving ranges from this many mean ranges on are left out, once; 0: none are, -1: as the preset
   * has it.
   *
   * Since: 0.1
   */
  props[PROP_SCREENING] = g_param_spec_double ("screening", NULL, NULL, -1, 1000, -1, flags);
  /**
   * BalSpc:two-of-three:
   *
   * How two of three points far from the centre are read.
   *
   * Since: 0.1
   */
  props[PROP_TWO_OF_THREE] =
    g_param_spec_enum ("two-of-three", NULL, NULL, BAL_TYPE_SPC_TWO_OF_THREE,
                       BAL_SPC_TWO_OF_THREE_PRESET, flags);
  /**
   * BalSpc:shift-length:
   *
   * How many points on one side of the centre are a shift; 0: none are.
   *
   * Since: 0.1
   */
  props[PROP_SHIFT_LENGTH] = g_param_spec_uint ("shift-length", NULL, NULL, 0, 1000, 7, flags);
  /**
   * BalSpc:trend-length:
   *
   * How many points that rise or fall are a trend; 0: none are.
   *
   * Since: 0.1
   */
  props[PROP_TREND_LENGTH] = g_param_spec_uint ("trend-length", NULL, NULL, 0, 1000, 7, flags);
  /**
   * BalSpc:trial-under:
   *
   * Limits from fewer values are called trial limits.
   *
   * Since: 0.1
   */
  props[PROP_TRIAL_UNDER] = g_param_spec_uint ("trial-under", NULL, NULL, 0, 1000000, 13, flags);
  /**
   * BalSpc:withheld-under:
   *
   * With fewer values there are neither limits nor signals; -1: as the preset has it.
   *
   * Since: 0.1
   */
  props[PROP_WITHHELD_UNDER] =
    g_param_spec_int ("withheld-under", NULL, NULL, -1, 1000000, -1, flags);
  /**
   * BalSpc:conflict:
   *
   * What a point with signals in both directions shows.
   *
   * Since: 0.1
   */
  props[PROP_CONFLICT] = g_param_spec_enum ("conflict", NULL, NULL, BAL_TYPE_SPC_CONFLICT,
                                            BAL_SPC_CONFLICT_PRESET, flags);
  /**
   * BalSpc:ties:
   *
   * What a repeated value does to a trend.
   *
   * Since: 0.1
   */
  props[PROP_TIES] =
    g_param_spec_enum ("ties", NULL, NULL, BAL_TYPE_SPC_TIES, BAL_SPC_TIES_BREAK, flags);
  /**
   * BalSpc:missing:
   *
   * What a missing value, or a period without a row, does.
   *
   * Since: 0.1
   */
  props[PROP_MISSING] =
    g_param_spec_enum ("missing", NULL, NULL, BAL_TYPE_SPC_MISSING, BAL_SPC_MISSING_GAP, flags);
  /**
   * BalSpc:fix-after:
   *
   * Limits come from so many first values of each group; 0: from all.
   *
   * Since: 0.1
   */
  props[PROP_FIX_AFTER] = g_param_spec_uint ("fix-after", NULL, NULL, 0, 1000000, 0, flags);
  /**
   * BalSpc:strict-target:
   *
   * Whether a target exactly on a limit is hit and missed at random; otherwise it is passed or
   * failed.
   *
   * Since: 0.1
   */
  props[PROP_STRICT_TARGET] = g_param_spec_boolean ("strict-target", NULL, NULL, TRUE, flags);
  /**
   * BalSpc:target:
   *
   * The target of every series; infinite: none.
   *
   * Since: 0.1
   */
  props[PROP_TARGET] =
    g_param_spec_double ("target", NULL, NULL, -G_MAXDOUBLE, INFINITY, INFINITY, flags);
  /**
   * BalSpc:targets:
   *
   * Targets by the names of series, `a{sd}`.
   *
   * Since: 0.1
   */
  props[PROP_TARGETS] =
    g_param_spec_variant ("targets", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  /**
   * BalSpc:trajectory:
   *
   * Targets by day (ISO text), `a{sd}`: a straight line from one to the next, and the last from
   * then on.
   *
   * Since: 0.1
   */
  props[PROP_TRAJECTORY] =
    g_param_spec_variant ("trajectory", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  /**
   * BalSpc:rebases:
   *
   * The reasons why groups begin anew, by day (ISO text), `a{ss}`, or by series and day,
   * `a{sa{ss}}`.
   *
   * Since: 0.1
   */
  props[PROP_REBASES] =
    g_param_spec_variant ("rebases", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  /**
   * BalSpc:snap-rebases:
   *
   * Whether a rebase on a day without a point holds from the next point on; otherwise it does
   * nothing.
   *
   * Since: 0.1
   */
  props[PROP_SNAP_REBASES] = g_param_spec_boolean ("snap-rebases", NULL, NULL, FALSE, flags);
  /**
   * BalSpc:empty-periods:
   *
   * Periods in which nothing is expected, as text like `2020-08-01/2020-08-31`, `as`: a value that
   * is missing there is not missed.
   *
   * Since: 0.1
   */
  props[PROP_EMPTY_PERIODS] =
    g_param_spec_variant ("empty-periods", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  /**
   * BalSpc:frequency:
   *
   * How often the rows of a table come; a series says so itself.
   *
   * Since: 0.1
   */
  props[PROP_FREQUENCY] =
    g_param_spec_enum ("frequency", NULL, NULL, BAL_TYPE_FREQUENCY, BAL_FREQUENCY_IRREGULAR, flags);
  /**
   * BalSpc:run-baseline:
   *
   * Of run charts: how many first values the first median is of.
   *
   * Since: 0.1
   */
  props[PROP_RUN_BASELINE] = g_param_spec_uint ("run-baseline", NULL, NULL, 1, 1000000, 13, flags);
  /**
   * BalSpc:run-length:
   *
   * Of run charts: how many values on one side of the median move it.
   *
   * Since: 0.1
   */
  props[PROP_RUN_LENGTH] = g_param_spec_uint ("run-length", NULL, NULL, 2, 1000000, 9, flags);
  /**
   * BalSpc:run-side:
   *
   * Of run charts: the side on which a run counts.
   *
   * Since: 0.1
   */
  props[PROP_RUN_SIDE] =
    g_param_spec_enum ("run-side", NULL, NULL, BAL_TYPE_SPC_SIDE, BAL_SPC_SIDE_EITHER, flags);
  /**
   * BalSpc:n-threads:
   *
   * How many threads to use; 0: one for each processor.
   *
   * Since: 0.1
   */
  props[PROP_N_THREADS] = g_param_spec_uint ("n-threads", NULL, NULL, 0, 64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_spc_init (BalSpc *self)
{
  self->target = INFINITY;
}

/**
 * bal_spc_new:
 * @kind: what is drawn
 * @preset: whose choices hold
 * @improvement: which way is better
 *
 * Creates the options of charts; the others are properties.
 *
 * Returns: (transfer full): new options
 *
 * Since: 0.1
 */
BalSpc *
bal_spc_new (BalSpcKind kind, BalSpcPreset preset, BalPolarity improvement)
{
  return g_object_new (BAL_TYPE_SPC, "kind", kind, "preset", preset, "improvement", improvement,
                       NULL);
}

gboolean
bal_spc_kind_has_denominators (BalSpcKind kind)
{
  return kind == BAL_SPC_KIND_P || kind == BAL_SPC_KIND_P_PRIME || kind == BAL_SPC_KIND_U ||
         kind == BAL_SPC_KIND_U_PRIME;
}

static BalResult *
run (BalSpc *self, const BalSpcInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalSpcPlan) plan = bal_spc_plan_new (self, input, error);
  g_auto (BalSpcCharts) charts = { .input = input, .plan = plan };

  if (plan == NULL || !bal_spc_engine_run (&charts, cancellable, error))
    return NULL;
  return bal_spc_report (&charts, error);
}

/**
 * bal_spc_run:
 * @self: the options
 * @series: a list of [class@Balanced.Series], of different names
 * @cancellable: (nullable): a cancellable, or %NULL
 * @error: return location for an error
 *
 * Draws the charts of series.
 *
 * Returns: (transfer full): the result `spc`; [error@Balanced.Error] where the options do not make
 *   sense, two series have one name, a series of ratios is needed, or a value is missing and that
 *   is to be an error
 *
 * Since: 0.1
 */
BalResult *
bal_spc_run (BalSpc *self, GListModel *series, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalSpcInput) input = NULL;

  g_return_val_if_fail (BAL_IS_SPC (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (series), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  input = bal_spc_input_from_list (self, series, error);
  return input ? run (self, input, cancellable, error) : NULL;
}

/**
 * bal_spc_run_table:
 * @self: the options
 * @table: the rows of any number of series
 * @cancellable: (nullable): a cancellable, or %NULL
 * @error: return location for an error
 *
 * Draws the charts of the series in a table, in one pass and without an object for each.
 *
 * The columns are `series` (without it there is one), `day` or `date` (days, or ISO text), `value`,
 * or `numerator` and `denominator`, and `target`, which may differ from row to row. Rows may stand
 * in any order; series come in that of their first rows.
 *
 * Returns: (transfer full): the result `spc`; [error@Balanced.Error] or
 *   [error@Balanced.DataError] as of [method@Balanced.Spc.run], or where a column is missing or of
 *   the wrong kind
 *
 * Since: 0.1
 */
BalResult *
bal_spc_run_table (BalSpc *self, BalTable *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalSpcInput) input = NULL;

  g_return_val_if_fail (BAL_IS_SPC (self), NULL);
  g_return_val_if_fail (BAL_IS_TABLE (table), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  input = bal_spc_input_from_table (self, table, error);
  return input ? run (self, input, cancellable, error) : NULL;
}
