/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-normal-private.h"

/**
 * BalStatistics:
 *
 * The statistics of public health and of outcomes over the columns of a table: many figures in one
 * call.
 *
 * The properties are options; each method says which columns it needs, and reads the options that
 * concern it. There are methods for each row (the columns that come out stand beside those that
 * went in), and methods for groups of rows, which the columns named in `by` tell apart.
 *
 * Nothing is a wrong number: where there is none the cell is not applicable, and `status` says why:
 * `too_few` values, `too_many` for the method, `undefined` by its formula, `invalid` input,
 * `overflow` of what a number holds, or `unreliable` by convention. A figure can stand without its
 * interval.
 *
 * ```c
 * g_autoptr (BalStatistics) statistics = bal_statistics_new (NULL);
 * g_autoptr (BalTable) shares = bal_statistics_wilson_intervals (statistics, table, &error);
 * ```
 *
 * ```python
 * Balanced.statistics.wilson_interval(12, 60)
 * Balanced.statistics.direct_rate(frame, by='area', multiplier=100000)
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */

G_DEFINE_ENUM_TYPE (BalCountMethodChoice,
                    bal_count_method_choice,
                    G_DEFINE_ENUM_VALUE (BAL_COUNT_METHOD_CHOICE_AUTO, "auto"),
                    G_DEFINE_ENUM_VALUE (BAL_COUNT_METHOD_CHOICE_EXACT, "exact"),
                    G_DEFINE_ENUM_VALUE (BAL_COUNT_METHOD_CHOICE_BYAR, "byar"))

G_DEFINE_ENUM_TYPE (BalIndexScale,
                    bal_index_scale,
                    G_DEFINE_ENUM_VALUE (BAL_INDEX_SCALE_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (BAL_INDEX_SCALE_LOG, "log"),
                    G_DEFINE_ENUM_VALUE (BAL_INDEX_SCALE_LOGIT, "logit"))

G_DEFINE_ENUM_TYPE (BalFunnelKind,
                    bal_funnel_kind,
                    G_DEFINE_ENUM_VALUE (BAL_FUNNEL_KIND_SHARE, "share"),
                    G_DEFINE_ENUM_VALUE (BAL_FUNNEL_KIND_RATIO_LOG, "ratio-log"),
                    G_DEFINE_ENUM_VALUE (BAL_FUNNEL_KIND_RATIO_ROOT, "ratio-root"),
                    G_DEFINE_ENUM_VALUE (BAL_FUNNEL_KIND_COUNT_RATIO, "count-ratio"))

G_DEFINE_ENUM_TYPE (BalGoalScaleChoice,
                    bal_goal_scale_choice,
                    G_DEFINE_ENUM_VALUE (BAL_GOAL_SCALE_CHOICE_WHOLE, "whole"),
                    G_DEFINE_ENUM_VALUE (BAL_GOAL_SCALE_CHOICE_SIX_POINT, "six-point"),
                    G_DEFINE_ENUM_VALUE (BAL_GOAL_SCALE_CHOICE_HALVES, "halves"))

enum
{
  PROP_0,
  PROP_BY,
  PROP_CONFIDENCE,
  PROP_MULTIPLIER,
  PROP_METHOD,
  PROP_QUANTILE_TYPE,
  PROP_PROBABILITIES,
  PROP_N_GROUPS,
  PROP_HIGHEST_FIRST,
  PROP_SCALE,
  PROP_TAIL,
  PROP_FUNNEL_KIND,
  PROP_TRIM,
  PROP_TRUNCATE,
  PROP_PUBLISHED,
  PROP_MIDDLE_TIMES,
  PROP_UNTIL,
  PROP_AHEAD,
  PROP_RHO,
  PROP_GOAL_SCALE,
  PROP_SD,
  PROP_RELIABILITY,
  PROP_HIGHER_IS_BETTER,
  PROP_THRESHOLD,
  PROP_CUTOFF,
  PROP_CUTOFF_IS_WELL,
  PROP_BASELINE,
  PROP_FORECAST_KIND,
  PROP_LAST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalStatistics, bal_statistics, G_TYPE_OBJECT)

static void
bal_statistics_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalStatistics *self = BAL_STATISTICS (object);

  switch (id)
    {
    case PROP_BY:
      g_value_set_boxed (value, self->by);
      break;
    case PROP_CONFIDENCE:
      g_value_set_double (value, self->confidence);
      break;
    case PROP_MULTIPLIER:
      g_value_set_double (value, self->multiplier);
      break;
    case PROP_METHOD:
      g_value_set_enum (value, self->method);
      break;
    case PROP_QUANTILE_TYPE:
      g_value_set_uint (value, self->quantile_type);
      break;
    case PROP_PROBABILITIES:
      g_value_set_variant (value, self->probabilities);
      break;
    case PROP_N_GROUPS:
      g_value_set_uint (value, self->n_groups);
      break;
    case PROP_HIGHEST_FIRST:
      g_value_set_boolean (value, self->highest_first);
      break;
    case PROP_SCALE:
      g_value_set_enum (value, self->scale);
      break;
    case PROP_TAIL:
      g_value_set_double (value, self->tail);
      break;
    case PROP_FUNNEL_KIND:
      g_value_set_enum (value, self->funnel_kind);
      break;
    case PROP_TRIM:
      g_value_set_double (value, self->trim);
      break;
    case PROP_TRUNCATE:
      g_value_set_boolean (value, self->truncate);
      break;
    case PROP_PUBLISHED:
      g_value_set_boolean (value, self->published);
      break;
    case PROP_MIDDLE_TIMES:
      g_value_set_boolean (value, self->middle_times);
      break;
    case PROP_UNTIL:
      g_value_set_double (value, self->until);
      break;
    case PROP_AHEAD:
      g_value_set_uint (value, self->ahead);
      break;
    case PROP_RHO:
      g_value_set_double (value, self->rho);
      break;
    case PROP_GOAL_SCALE:
      g_value_set_enum (value, self->goal_scale);
      break;
    case PROP_SD:
      g_value_set_double (value, self->sd);
      break;
    case PROP_RELIABILITY:
      g_value_set_double (value, self->reliability);
      break;
    case PROP_HIGHER_IS_BETTER:
      g_value_set_boolean (value, self->higher_is_better);
      break;
    case PROP_THRESHOLD:
      g_value_set_double (value, self->threshold);
      break;
    case PROP_CUTOFF:
      g_value_set_double (value, self->cutoff);
      break;
    case PROP_CUTOFF_IS_WELL:
      g_value_set_boolean (value, self->cutoff_is_well);
      break;
    case PROP_BASELINE:
      g_value_set_uint (value, self->baseline);
      break;
    case PROP_FORECAST_KIND:
      g_value_set_enum (value, self->forecast_kind);
      break;
    case PROP_LAST:
      g_value_set_uint (value, self->last);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_statistics_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalStatistics *self = BAL_STATISTICS (object);

  switch (id)
    {
    case PROP_BY:
      self->by = g_value_dup_boxed (value);
      if (self->by == NULL)
        self->by = g_new0 (char *, 1);
      break;
    case PROP_CONFIDENCE:
      self->confidence = g_value_get_double (value);
      break;
    case PROP_MULTIPLIER:
      self->multiplier = g_value_get_double (value);
      break;
    case PROP_METHOD:
      self->method = (BalCountMethodChoice) g_value_get_enum (value);
      break;
    case PROP_QUANTILE_TYPE:
      self->quantile_type = g_value_get_uint (value);
      break;
    case PROP_PROBABILITIES:
      self->probabilities = g_value_dup_variant (value);
      break;
    case PROP_N_GROUPS:
      self->n_groups = g_value_get_uint (value);
      break;
    case PROP_HIGHEST_FIRST:
      self->highest_first = g_value_get_boolean (value);
      break;
    case PROP_SCALE:
      self->scale = (BalIndexScale) g_value_get_enum (value);
      break;
    case PROP_TAIL:
      self->tail = g_value_get_double (value);
      break;
    case PROP_FUNNEL_KIND:
      self->funnel_kind = (BalFunnelKind) g_value_get_enum (value);
      break;
    case PROP_TRIM:
      self->trim = g_value_get_double (value);
      break;
    case PROP_TRUNCATE:
      self->truncate = g_value_get_boolean (value);
      break;
    case PROP_PUBLISHED:
      self->published = g_value_get_boolean (value);
      break;
    case PROP_MIDDLE_TIMES:
      self->middle_times = g_value_get_boolean (value);
      break;
    case PROP_UNTIL:
      self->until = g_value_get_double (value);
      break;
    case PROP_AHEAD:
      self->ahead = g_value_get_uint (value);
      break;
    case PROP_RHO:
      self->rho = g_value_get_double (value);
      break;
    case PROP_GOAL_SCALE:
      self->goal_scale = (BalGoalScaleChoice) g_value_get_enum (value);
      break;
    case PROP_SD:
      self->sd = g_value_get_double (value);
      break;
    case PROP_RELIABILITY:
      self->reliability = g_value_get_double (value);
      break;
    case PROP_HIGHER_IS_BETTER:
      self->higher_is_better = g_value_get_boolean (value);
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_double (value);
      break;
    case PROP_CUTOFF:
      self->cutoff = g_value_get_double (value);
      break;
    case PROP_CUTOFF_IS_WELL:
      self->cutoff_is_well = g_value_get_boolean (value);
      break;
    case PROP_BASELINE:
      self->baseline = g_value_get_uint (value);
      break;
    case PROP_FORECAST_KIND:
      self->forecast_kind = (BalForecastKind) g_value_get_enum (value);
      break;
    case PROP_LAST:
      self->last = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_statistics_finalize (GObject *object)
{
  BalStatistics *self = BAL_STATISTICS (object);

  g_strfreev (self->by);
  g_clear_pointer (&self->probabilities, g_variant_unref);

  G_OBJECT_CLASS (bal_statistics_parent_class)->finalize (object);
}

static void
bal_statistics_class_init (BalStatisticsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_statistics_get_property;
  object_class->set_property = bal_statistics_set_property;
  object_class->finalize = bal_statistics_finalize;

  /**
   * BalStatistics:by:
   *
   * The columns that tell groups of rows apart; %NULL makes all rows one group.
   *
   * Since: 0.1
   */
  props[PROP_BY] = g_param_spec_boxed ("by", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalStatistics:confidence:
   *
   * The level of confidence of intervals.
   *
   * Since: 0.1
   */
  props[PROP_CONFIDENCE] =
    g_param_spec_double ("confidence", NULL, NULL, 1e-9, 0.999999999, 0.95, flags);
  /**
   * BalStatistics:multiplier:
   *
   * What rates are for each of, such as 1000.
   *
   * Since: 0.1
   */
  props[PROP_MULTIPLIER] =
    g_param_spec_double ("multiplier", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 1, flags);
  /**
   * BalStatistics:method:
   *
   * How intervals of counts are computed.
   *
   * Since: 0.1
   */
  props[PROP_METHOD] = g_param_spec_enum ("method", NULL, NULL, BAL_TYPE_COUNT_METHOD_CHOICE,
                                          BAL_COUNT_METHOD_CHOICE_AUTO, flags);
  /**
   * BalStatistics:quantile-type:
   *
   * Which definition of a percentile, by the numbers of Hyndman and Fan.
   *
   * Since: 0.1
   */
  props[PROP_QUANTILE_TYPE] = g_param_spec_uint ("quantile-type", NULL, NULL, 1, 9, 7, flags);
  /**
   * BalStatistics:probabilities:
   *
   * Shares from 0 to 1, `ad`; %NULL is the quartiles.
   *
   * Since: 0.1
   */
  props[PROP_PROBABILITIES] =
    g_param_spec_variant ("probabilities", NULL, NULL, G_VARIANT_TYPE ("ad"), NULL, flags);
  /**
   * BalStatistics:n-groups:
   *
   * How many quantile groups.
   *
   * Since: 0.1
   */
  props[PROP_N_GROUPS] = g_param_spec_uint ("n-groups", NULL, NULL, 1, 1000000, 10, flags);
  /**
   * BalStatistics:highest-first:
   *
   * Whether group 1 has the highest values.
   *
   * Since: 0.1
   */
  props[PROP_HIGHEST_FIRST] = g_param_spec_boolean ("highest-first", NULL, NULL, FALSE, flags);
  /**
   * BalStatistics:scale:
   *
   * The scale on which indices of inequality are fitted.
   *
   * Since: 0.1
   */
  props[PROP_SCALE] =
    g_param_spec_enum ("scale", NULL, NULL, BAL_TYPE_INDEX_SCALE, BAL_INDEX_SCALE_PLAIN, flags);
  /**
   * BalStatistics:tail:
   *
   * The share beyond either limit of a funnel.
   *
   * Since: 0.1
   */
  props[PROP_TAIL] = g_param_spec_double ("tail", NULL, NULL, 1e-12, 0.499999, 0.025, flags);
  /**
   * BalStatistics:funnel-kind:
   *
   * What the figures in a funnel are.
   *
   * Since: 0.1
   */
  props[PROP_FUNNEL_KIND] = g_param_spec_enum ("funnel-kind", NULL, NULL, BAL_TYPE_FUNNEL_KIND,
                                               BAL_FUNNEL_KIND_SHARE, flags);
  /**
   * BalStatistics:trim:
   *
   * The share of scores at each end that are pulled in.
   *
   * Since: 0.1
   */
  props[PROP_TRIM] = g_param_spec_double ("trim", NULL, NULL, 0, 0.499, 0.1, flags);
  /**
   * BalStatistics:truncate:
   *
   * Whether scores at the ends are left out instead.
   *
   * Since: 0.1
   */
  props[PROP_TRUNCATE] = g_param_spec_boolean ("truncate", NULL, NULL, FALSE, flags);
  /**
   * BalStatistics:published:
   *
   * Whether limits are exactly those of FunnelPlotR.
   *
   * Since: 0.1
   */
  props[PROP_PUBLISHED] = g_param_spec_boolean ("published", NULL, NULL, FALSE, flags);
  /**
   * BalStatistics:middle-times:
   *
   * Whether a survival time lies halfway where its share is met exactly.
   *
   * Since: 0.1
   */
  props[PROP_MIDDLE_TIMES] = g_param_spec_boolean ("middle-times", NULL, NULL, FALSE, flags);
  /**
   * BalStatistics:until:
   *
   * The time beyond which none is counted; infinite: the last one.
   *
   * Since: 0.1
   */
  props[PROP_UNTIL] = g_param_spec_double ("until", NULL, NULL, 0, INFINITY, INFINITY, flags);
  /**
   * BalStatistics:ahead:
   *
   * How many steps a trend is continued by.
   *
   * Since: 0.1
   */
  props[PROP_AHEAD] = g_param_spec_uint ("ahead", NULL, NULL, 0, 100000, 3, flags);
  /**
   * BalStatistics:rho:
   *
   * The correlation between goals.
   *
   * Since: 0.1
   */
  props[PROP_RHO] = g_param_spec_double ("rho", NULL, NULL, 0, 0.999999, 0.3, flags);
  /**
   * BalStatistics:goal-scale:
   *
   * Which scores of goals there are.
   *
   * Since: 0.1
   */
  props[PROP_GOAL_SCALE] = g_param_spec_enum ("goal-scale", NULL, NULL, BAL_TYPE_GOAL_SCALE_CHOICE,
                                              BAL_GOAL_SCALE_CHOICE_WHOLE, flags);
  /**
   * BalStatistics:sd:
   *
   * The standard deviation of the measure before; infinite: not given.
   *
   * Since: 0.1
   */
  props[PROP_SD] = g_param_spec_double ("sd", NULL, NULL, 0, INFINITY, INFINITY, flags);
  /**
   * BalStatistics:reliability:
   *
   * The reliability of the measure; infinite: not given.
   *
   * Since: 0.1
   */
  props[PROP_RELIABILITY] =
    g_param_spec_double ("reliability", NULL, NULL, 0, INFINITY, INFINITY, flags);
  /**
   * BalStatistics:higher-is-better:
   *
   * Whether a higher score is better.
   *
   * Since: 0.1
   */
  props[PROP_HIGHER_IS_BETTER] = g_param_spec_boolean ("higher-is-better", NULL, NULL, TRUE, flags);
  /**
   * BalStatistics:threshold:
   *
   * The share of its aims that an episode has to reach, itself included.
   *
   * Since: 0.1
   */
  props[PROP_THRESHOLD] = g_param_spec_double ("threshold", NULL, NULL, 0, 1, 0.7, flags);
  /**
   * BalStatistics:cutoff:
   *
   * The cut-off between the clinical side and the other; infinite: none.
   *
   * Since: 0.1
   */
  props[PROP_CUTOFF] =
    g_param_spec_double ("cutoff", NULL, NULL, -G_MAXDOUBLE, INFINITY, INFINITY, flags);
  /**
   * BalStatistics:cutoff-is-well:
   *
   * Whether a score on the cut-off is on the better side.
   *
   * Since: 0.1
   */
  props[PROP_CUTOFF_IS_WELL] = g_param_spec_boolean ("cutoff-is-well", NULL, NULL, FALSE, flags);
  /**
   * BalStatistics:baseline:
   *
   * How many rows at the beginning are the history that the forecast of a curve goes on from.
   *
   * Since: 0.1
   */
  props[PROP_BASELINE] = g_param_spec_uint ("baseline", NULL, NULL, 3, G_MAXUINT, 5, flags);
  /**
   * BalStatistics:forecast-kind:
   *
   * How the baseline of a curve is continued.
   *
   * Since: 0.1
   */
  props[PROP_FORECAST_KIND] =
    g_param_spec_enum ("forecast-kind", NULL, NULL, BAL_TYPE_FORECAST_KIND,
                       BAL_FORECAST_KIND_LINEAR, flags);
  /**
   * BalStatistics:last:
   *
   * How many values at the end must all be better, or all worse, than the forecast.
   *
   * Since: 0.1
   */
  props[PROP_LAST] = g_param_spec_uint ("last", NULL, NULL, 1, G_MAXUINT, 3, flags);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_statistics_init (BalStatistics *self)
{
}

/**
 * bal_statistics_new:
 * @by: (nullable) (array zero-terminated=1): the columns that tell groups apart, or %NULL
 *
 * Creates options; the others are properties.
 *
 * Returns: (transfer full): new options
 *
 * Since: 0.1
 */
BalStatistics *
bal_statistics_new (const char *const *by)
{
  return g_object_new (BAL_TYPE_STATISTICS, "by", by, NULL);
}

/**
 * bal_statistics_normal_quantile:
 * @p: a share from 0 to 1
 *
 * Gives the value below which a share of @p of the standard normal distribution lies.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_normal_quantile (double p)
{
  return bal_normal_quantile (p);
}

/**
 * bal_statistics_normal_probability:
 * @x: a value
 *
 * Gives the share of the standard normal distribution below @x.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_normal_probability (double x)
{
  return bal_normal_lower (x);
}

/**
 * bal_statistics_student_quantile:
 * @p: a share from 0 to 1
 * @degrees: degrees of freedom, above 0
 *
 * Gives the value below which a share of @p of the distribution of Student lies.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_student_quantile (double p, double degrees)
{
  return bal_student_quantile (p, degrees);
}

/**
 * bal_statistics_student_probability:
 * @x: a value
 * @degrees: degrees of freedom, above 0
 *
 * Gives the share of the distribution of Student below @x.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_student_probability (double x, double degrees)
{
  return bal_student_lower (x, degrees);
}

/**
 * bal_statistics_chi_squared_quantile:
 * @p: a share from 0 to 1
 * @degrees: degrees of freedom, above 0
 *
 * Gives the value below which a share of @p of the chi-squared distribution lies.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_chi_squared_quantile (double p, double degrees)
{
  return bal_chi_squared_quantile (p, degrees);
}

/**
 * bal_statistics_chi_squared_upper:
 * @x: a value of 0 or more
 * @degrees: degrees of freedom, above 0
 *
 * Gives the share of the chi-squared distribution above @x.
 *
 * Returns: the figure; NaN where an argument is outside its range
 *
 * Since: 0.1
 */
double
bal_statistics_chi_squared_upper (double x, double degrees)
{
  return bal_chi_squared_upper (x, degrees);
}

static gboolean
give (BalEstimate estimate, double *lower, double *upper, GError **error)
{
  *lower = estimate.lower;
  *upper = estimate.upper;
  if (estimate.interval_status == BAL_STATISTIC_OK)
    return TRUE;
  g_set_error (error, BAL_ERROR,
               estimate.interval_status == BAL_STATISTIC_INVALID ? BAL_ERROR_INVALID_ARGUMENT
                                                                 : BAL_ERROR_OUT_OF_RANGE,
               "Computing an interval: %s",
               estimate.interval_status == BAL_STATISTIC_INVALID
                 ? "a count or a level of confidence that cannot be"
                 : "there is none for these counts");
  return FALSE;
}

/**
 * bal_statistics_wilson_interval:
 * @x: how many have it
 * @n: of how many
 * @confidence: the level of confidence, between 0 and 1
 * @lower: (out): the lower limit
 * @upper: (out): the upper limit
 * @error: return location for an error
 *
 * Computes the interval of Wilson for the share of @x in @n.
 *
 * Returns: %TRUE if there is one; else [error@Balanced.Error] says why
 *
 * Since: 0.1
 */
gboolean
bal_statistics_wilson_interval (double x,
                                double n,
                                double confidence,
                                double *lower,
                                double *upper,
                                GError **error)
{
  g_return_val_if_fail (lower != NULL && upper != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return give (bal_interval_wilson (x, n, confidence), lower, upper, error);
}

/**
 * bal_statistics_newcombe_interval:
 * @x1: how many of the first have it
 * @n1: of how many
 * @x2: how many of the second have it
 * @n2: of how many
 * @confidence: the level of confidence, between 0 and 1
 * @lower: (out): the lower limit
 * @upper: (out): the upper limit
 * @error: return location for an error
 *
 * Computes the interval of Newcombe for a difference of two shares, x1 / n1 - x2 / n2.
 *
 * Returns: %TRUE if there is one; else [error@Balanced.Error] says why
 *
 * Since: 0.1
 */
gboolean
bal_statistics_newcombe_interval (double x1,
                                  double n1,
                                  double x2,
                                  double n2,
                                  double confidence,
                                  double *lower,
                                  double *upper,
                                  GError **error)
{
  g_return_val_if_fail (lower != NULL && upper != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return give (bal_interval_newcombe (x1, n1, x2, n2, confidence), lower, upper, error);
}

/**
 * bal_statistics_count_interval:
 * @x: how many events
 * @confidence: the level of confidence, between 0 and 1
 * @lower: (out): the lower limit
 * @upper: (out): the upper limit
 * @error: return location for an error
 *
 * Computes the interval of a number of events: exact under ten, Byar from ten on.
 *
 * Returns: %TRUE if there is one; else [error@Balanced.Error] says why
 *
 * Since: 0.1
 */
gboolean
bal_statistics_count_interval (double x,
                               double confidence,
                               double *lower,
                               double *upper,
                               GError **error)
{
  g_return_val_if_fail (lower != NULL && upper != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return give (bal_interval_count (x, confidence, BAL_COUNT_METHOD_AUTO), lower, upper, error);
}
