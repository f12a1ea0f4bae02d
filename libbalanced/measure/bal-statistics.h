/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

/**
 * BalCountMethodChoice:
 * @BAL_COUNT_METHOD_CHOICE_AUTO: exact under ten events, Byar from ten on
 * @BAL_COUNT_METHOD_CHOICE_EXACT: exact, of Garwood (1936)
 * @BAL_COUNT_METHOD_CHOICE_BYAR: the approximation of Byar
 *
 * How the interval of a count is computed.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_COUNT_METHOD_CHOICE_AUTO,
  BAL_COUNT_METHOD_CHOICE_EXACT,
  BAL_COUNT_METHOD_CHOICE_BYAR,
} BalCountMethodChoice;

#define BAL_TYPE_COUNT_METHOD_CHOICE (bal_count_method_choice_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_count_method_choice_get_type (void);

/**
 * BalIndexScale:
 * @BAL_INDEX_SCALE_PLAIN: that of the values
 * @BAL_INDEX_SCALE_LOG: the logarithm: rates
 * @BAL_INDEX_SCALE_LOGIT: the logit: shares
 *
 * On which scale an index of inequality is fitted.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_INDEX_SCALE_PLAIN,
  BAL_INDEX_SCALE_LOG,
  BAL_INDEX_SCALE_LOGIT,
} BalIndexScale;

#define BAL_TYPE_INDEX_SCALE (bal_index_scale_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_index_scale_get_type (void);

/**
 * BalFunnelKind:
 * @BAL_FUNNEL_KIND_SHARE: shares of a denominator
 * @BAL_FUNNEL_KIND_RATIO_LOG: observed over expected events, by the logarithm (SHMI)
 * @BAL_FUNNEL_KIND_RATIO_ROOT: observed over expected events, by the square root (CQC)
 * @BAL_FUNNEL_KIND_COUNT_RATIO: one count over another
 *
 * What the figures in a funnel are.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_FUNNEL_KIND_SHARE,
  BAL_FUNNEL_KIND_RATIO_LOG,
  BAL_FUNNEL_KIND_RATIO_ROOT,
  BAL_FUNNEL_KIND_COUNT_RATIO,
} BalFunnelKind;

#define BAL_TYPE_FUNNEL_KIND (bal_funnel_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_funnel_kind_get_type (void);

/**
 * BalGoalScaleChoice:
 * @BAL_GOAL_SCALE_CHOICE_WHOLE: -2, -1, 0, 1 and 2
 * @BAL_GOAL_SCALE_CHOICE_SIX_POINT: and -0.5, which T counts as -1
 * @BAL_GOAL_SCALE_CHOICE_HALVES: every half, counted as it is
 *
 * Which scores of goals there are.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_GOAL_SCALE_CHOICE_WHOLE,
  BAL_GOAL_SCALE_CHOICE_SIX_POINT,
  BAL_GOAL_SCALE_CHOICE_HALVES,
} BalGoalScaleChoice;

#define BAL_TYPE_GOAL_SCALE_CHOICE (bal_goal_scale_choice_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_goal_scale_choice_get_type (void);

/**
 * BalForecastKind:
 * @BAL_FORECAST_KIND_FLAT: the mean of the baseline goes on
 * @BAL_FORECAST_KIND_LINEAR: its straight line, by least squares
 * @BAL_FORECAST_KIND_THEIL_SEN: the median slope of its pairs, of Theil and Sen
 * @BAL_FORECAST_KIND_GIVEN: what people expect, from the column `forecast`
 *
 * How a baseline is continued when nothing changes.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_FORECAST_KIND_FLAT,
  BAL_FORECAST_KIND_LINEAR,
  BAL_FORECAST_KIND_THEIL_SEN,
  BAL_FORECAST_KIND_GIVEN,
} BalForecastKind;

#define BAL_TYPE_FORECAST_KIND (bal_forecast_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_forecast_kind_get_type (void);

#define BAL_TYPE_STATISTICS (bal_statistics_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalStatistics, bal_statistics, BAL, STATISTICS, GObject)

BAL_AVAILABLE_IN_0_1
BalStatistics *bal_statistics_new (const char *const *by);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_wilson_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_newcombe_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_count_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_rate_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_normal_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_mean_intervals (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_direct_rates (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_indirect_rates (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_slope_indices (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_relative_ranks (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_quantile_groups (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_percentiles (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_descriptions (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_trends (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_forecasts (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_two_group_effects (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_paired_effects (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_funnel_share_limits (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *
bal_statistics_funnel_expected_limits (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_funnel_places (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_funnel_ratio_places (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_overdispersions (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *
bal_statistics_overdispersion_scores (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *
bal_statistics_overdispersion_limits (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_survival_curves (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_survival_times (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_restricted_means (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_log_rank_tests (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_log_rank_counts (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_goal_scores (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_goal_changes (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_goal_light_scores (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_toms_changes (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_toms_summaries (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_reliable_changes (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_reliable_classes (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_reliable_rates (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_achievement_rates (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_curves (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_curve_points (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_targets (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_trajectories (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_reaches (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_preventions (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *
bal_statistics_compared_preventions (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_self_assessments (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_attritions (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_statistics_clinical_cutoffs (BalStatistics *self, BalTable *table, GError **error);

BAL_AVAILABLE_IN_0_1
double bal_statistics_normal_quantile (double p);

BAL_AVAILABLE_IN_0_1
double bal_statistics_normal_probability (double x);

BAL_AVAILABLE_IN_0_1
double bal_statistics_student_quantile (double p, double degrees);

BAL_AVAILABLE_IN_0_1
double bal_statistics_student_probability (double x, double degrees);

BAL_AVAILABLE_IN_0_1
double bal_statistics_chi_squared_quantile (double p, double degrees);

BAL_AVAILABLE_IN_0_1
double bal_statistics_chi_squared_upper (double x, double degrees);

BAL_AVAILABLE_IN_0_1
gboolean bal_statistics_wilson_interval (double x,
                                         double n,
                                         double confidence,
                                         double *lower,
                                         double *upper,
                                         GError **error);

BAL_AVAILABLE_IN_0_1
gboolean bal_statistics_newcombe_interval (double x1,
                                           double n1,
                                           double x2,
                                           double n2,
                                           double confidence,
                                           double *lower,
                                           double *upper,
                                           GError **error);

BAL_AVAILABLE_IN_0_1
gboolean bal_statistics_count_interval (double x,
                                        double confidence,
                                        double *lower,
                                        double *upper,
                                        GError **error);

G_END_DECLS
