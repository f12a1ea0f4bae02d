/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-chart-series-private.h"
#include "libbalanced/chart/bal-drawing-control-private.h"
#include "libbalanced/chart/bal-words-private.h"

#include <math.h>

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/measure/bal-spc.h"

#define MAX_SIGNALS_TOLD 12

typedef struct
{
  const char *code;
  const char *words;
} Word;

static const Word kinds[] = {
  { "xmr", "XmR chart" },
  { "run", "Run chart" },
  { "p", "p chart of shares" },
  { "p-prime", "p′ chart of shares" },
  { "u", "u chart of rates" },
  { "u-prime", "u′ chart of rates" },
  { "c", "c chart of counts" },
  { "g", "g chart of cases between events" },
  { "t", "t chart of time between events" },
};

static const Word variations[] = {
  { "common_cause", "Usual variation: no special cause at the last value" },
  { "improvement_high", "Special cause at the last value: an improvement, high" },
  { "improvement_low", "Special cause at the last value: an improvement, low" },
  { "concern_high", "Special cause at the last value: a concern, high" },
  { "concern_low", "Special cause at the last value: a concern, low" },
  { "neutral_high", "Special cause at the last value: high" },
  { "neutral_low", "Special cause at the last value: low" },
  { "both", "Special causes both ways at the last value" },
};

static const Word assurances[] = {
  { "pass", "consistently met, if nothing changes" },
  { "fail", "consistently missed, unless something changes" },
  { "inconsistent", "met and missed by chance" },
};

static const Word statuses[] = {
  { "too_few", "No limits: too few values" },
  { "no_spread", "No limits: the values do not differ" },
  { "too_large", "No limits: the numbers are too large" },
  { "refused", "No chart: values are hidden, repeated or impossible" },
};

static const Word rules[] = {
  { "outside_high", "above the upper limit" },
  { "outside_low", "below the lower limit" },
  { "trend_high", "in a rising trend" },
  { "trend_low", "in a falling trend" },
  { "two_of_three_high", "one of two of three near the upper limit" },
  { "two_of_three_low", "one of two of three near the lower limit" },
  { "shift_high", "in a run above the centre" },
  { "shift_low", "in a run below the centre" },
};

#define LOOKUP(words, code, otherwise) lookup (words, G_N_ELEMENTS (words), code, otherwise)

static const char *
lookup (const Word *words, guint n, const char *code, const char *otherwise)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return words[i].words;

  return otherwise;
}

/* What a chart says of one series. */
typedef struct
{
  BalTable *summary; /* borrowed from the result, as what follows */
  BalTable *points;
  BalTable *groups;
  char *series;
  const char *kind;
  const char *status;
  GArray *drawn;     /* of BalDrawingControlPoint */
  GPtrArray *causes; /* of char *: what the rule of each point says, NULL: nothing; static */
  BalDrawingControl control;
  char *variation_text;
  char *target_text;
  char *limits_label;
  char *note;
} Reading;

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->drawn, g_array_unref);
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  g_free (self->series);
  g_free (self->variation_text);
  g_free (self->target_text);
  g_free (self->limits_label);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static const char *
get_option (BalResult *result, const char *name)
{
  GVariant *options = bal_result_get_options (result);
  const char *value = "";

  if (options != NULL)
    g_variant_lookup (options, name, "&s", &value);

  return value;
}

static const char *
get_code (BalTable *table, const char *name, guint64 row)
{
  BalColumn *column = bal_table_lookup_column (table, name);

  return column != NULL && bal_column_has_value (column, row) ? bal_column_get_text (column, row)
                                                              : "";
}

static BalDrawingMark
choose_mark (const char *type, const BalDrawingControlPoint *point, gboolean is_run)
{
  if (isnan (point->centre) || (!is_run && isnan (point->lower) && isnan (point->upper)))
    return BAL_DRAWING_MARK_RING;
  if (g_str_equal (type, "improvement"))
    return BAL_DRAWING_MARK_DISC;
  if (g_str_equal (type, "concern"))
    return BAL_DRAWING_MARK_DIAMOND;
  if (g_str_equal (type, "neutral_high"))
    return BAL_DRAWING_MARK_UP;
  if (g_str_equal (type, "neutral_low"))
    return BAL_DRAWING_MARK_DOWN;

  return g_str_equal (type, "both") ? BAL_DRAWING_MARK_SQUARE : BAL_DRAWING_MARK_DOT;
}

static gboolean
read_points (Reading *self, GError **error)
{
  static const char *const figures[] = { "value", "centre", "lower", "upper", "target" };
  BalColumn *columns[G_N_ELEMENTS (figures)];
  BalColumn *day = bal_chart_need_column (self->points, "day", error);
  gboolean is_run = g_str_equal (self->kind, "run");

  if (day == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      columns[i] = bal_chart_need_column (self->points, figures[i], error);
      if (columns[i] == NULL)
        return FALSE;
    }
  for (guint64 row = 0; row < bal_table_get_n_rows (self->points); row++)
    {
      BalColumn *group = bal_table_lookup_column (self->points, "group");
      BalDrawingControlPoint point = {
        .day = bal_column_get_day (day, row),
        .value = bal_chart_read_figure (columns[0], row),
        .centre = bal_chart_read_figure (columns[1], row),
        .lower = bal_chart_read_figure (columns[2], row),
        .upper = bal_chart_read_figure (columns[3], row),
        .target = bal_chart_read_figure (columns[4], row),
        .group = group != NULL && bal_column_has_value (group, row)
                   ? bal_column_get_int64 (group, row)
                   : 0,
      };

      point.mark = choose_mark (get_code (self->points, "type", row), &point, is_run);
      g_array_append_val (self->drawn, point);
      g_ptr_array_add (self->causes,
                       (gpointer) LOOKUP (rules, get_code (self->points, "rule", row), NULL));
    }

  return TRUE;
}

static gboolean
has_limits (const Reading *self)
{
  for (guint i = 0; i < self->drawn->len; i++)
    {
      const BalDrawingControlPoint *point = &g_array_index (self->drawn, BalDrawingControlPoint, i);

      if (!isnan (point->lower) || !isnan (point->upper))
        return TRUE;
    }

  return FALSE;
}

static void
read_variation (Reading *self)
{
  const char *variation = get_code (self->summary, "variation", 0);
  BalDrawingVariation *sign = &self->control.variation;
  BalDrawingSignal signal = BAL_DRAWING_SIGNAL_NONE;
  const char *words;

  if (g_str_equal (variation, "common_cause"))
    signal = BAL_DRAWING_SIGNAL_COMMON;
  else if (g_str_equal (variation, "both"))
    signal = BAL_DRAWING_SIGNAL_BOTH;
  else if (g_str_has_prefix (variation, "improvement"))
    signal = BAL_DRAWING_SIGNAL_IMPROVEMENT;
  else if (g_str_has_prefix (variation, "concern"))
    signal = BAL_DRAWING_SIGNAL_CONCERN;
  else if (g_str_has_prefix (variation, "neutral"))
    signal = BAL_DRAWING_SIGNAL_NEUTRAL;

  /* Without limits the usual variation is not known either. */
  words = LOOKUP (statuses, self->status, NULL);
  if (g_str_equal (self->kind, "run"))
    words = "Runs on one side of the median are marked";
  if (words != NULL)
    signal = BAL_DRAWING_SIGNAL_NONE;
  else
    words = LOOKUP (variations, variation, "Variation: nothing can be said");

  *sign = (BalDrawingVariation){ .signal = signal,
                                 .direction = g_str_has_suffix (variation, "_low") ? -1 : 1 };
  self->variation_text = g_strdup (words);
  sign->text = self->variation_text;
}

static void
read_target (Reading *self, BalResult *result)
{
  const char *assurance = get_code (self->summary, "assurance", 0);
  BalColumn *column = bal_table_lookup_column (self->summary, "target");
  double target = column != NULL ? bal_chart_read_figure (column, 0) : NAN;
  BalDrawingTarget *sign = &self->control.target;
  BalDrawingScale words = { .percent = self->control.percent };
  g_autofree char *figure = bal_drawing_scale_say (&words, target);

  sign->direction = g_str_equal (get_option (result, "improvement"), "decrease") ? -1 : 1;
  if (g_str_equal (assurance, "pass"))
    sign->assurance = BAL_DRAWING_ASSURANCE_PASS;
  else if (g_str_equal (assurance, "fail"))
    sign->assurance = BAL_DRAWING_ASSURANCE_FAIL;
  else if (g_str_equal (assurance, "inconsistent"))
    sign->assurance = BAL_DRAWING_ASSURANCE_INCONSISTENT;
  self->target_text = isnan (target)
                        ? g_strdup ("No target")
                        : g_strdup_printf ("Target %s: %s", figure,
                                           LOOKUP (assurances, assurance, "nothing can be said"));
  sign->text = self->target_text;
}

/* The groups after the first, and why they begin. */
static char *
read_note (const Reading *self)
{
  GString *out = g_string_new (NULL);
  BalColumn *first = bal_table_lookup_column (self->groups, "first_day");
  BalColumn *trial = bal_table_lookup_column (self->summary, "trial");
  gboolean is_run = g_str_equal (self->kind, "run");

  for (guint64 row = 1; first != NULL && row < bal_table_get_n_rows (self->groups); row++)
    {
      g_autofree char *day = bal_words_from_day (bal_column_get_day (first, row));
      const char *reason = get_code (self->groups, "reason", row);

      g_string_append_printf (out, "%s%" G_GUINT64_FORMAT ": from %s on%s%s.",
                              out->len > 0 ? "\n" : "", row, day,
                              *reason != '\0' ? ": "
                              : is_run        ? " the median has moved"
                                              : "",
                              reason);
    }
  if (trial != NULL && bal_column_has_value (trial, 0) && bal_column_get_boolean (trial, 0) &&
      self->limits_label != NULL)
    g_string_append_printf (out, "%sTrial limits: they come from few values, and still move.",
                            out->len > 0 ? "\n" : "");
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

static void
tell_last (const Reading *self, GString *out)
{
  const BalDrawingScale words = { .percent = self->control.percent };

  for (guint i = self->drawn->len; i > 0; i--)
    {
      const BalDrawingControlPoint *point =
        &g_array_index (self->drawn, BalDrawingControlPoint, i - 1);
      g_autofree char *day = bal_words_from_day (point->day);
      g_autofree char *value = bal_drawing_scale_say (&words, point->value);
      g_autofree char *centre = bal_drawing_scale_say (&words, point->centre);
      g_autofree char *lower = bal_drawing_scale_say (&words, point->lower);
      g_autofree char *upper = bal_drawing_scale_say (&words, point->upper);

      if (isnan (point->value))
        continue;
      g_string_append_printf (out, " The last value is %s, of %s.", value, day);
      if (!isnan (point->centre))
        g_string_append_printf (out, " The %s is %s", self->control.centre_label, centre);
      if (!isnan (point->lower) || !isnan (point->upper))
        g_string_append_printf (out, "; limits: lower %s, upper %s", lower, upper);
      if (!isnan (point->centre))
        g_string_append_c (out, '.');
      return;
    }
  g_string_append (out, " There are no values.");
}

static void
tell_signals (const Reading *self, GString *out)
{
  const BalDrawingScale words = { .percent = self->control.percent };
  guint n = 0;

  for (guint i = 0; i < self->drawn->len; i++)
    {
      const BalDrawingControlPoint *point = &g_array_index (self->drawn, BalDrawingControlPoint, i);
      const char *cause = g_ptr_array_index (self->causes, i);
      g_autofree char *day = NULL;
      g_autofree char *value = NULL;

      if (cause == NULL || isnan (point->value))
        continue;
      if (n++ >= MAX_SIGNALS_TOLD)
        continue;
      day = bal_words_from_day (point->day);
      value = bal_drawing_scale_say (&words, point->value);
      g_string_append_printf (out, "%s %s: %s, %s%s", n == 1 ? " Special causes:" : ";", day, value,
                              cause,
                              point->mark == BAL_DRAWING_MARK_DISC      ? " (improvement)"
                              : point->mark == BAL_DRAWING_MARK_DIAMOND ? " (concern)"
                                                                        : "");
    }
  if (n > MAX_SIGNALS_TOLD)
    g_string_append_printf (out, "; and %u more", n - MAX_SIGNALS_TOLD);
  if (n > 0)
    g_string_append_c (out, '.');
}

static char *
describe (const Reading *self, const char *subtitle)
{
  GString *out = g_string_new (subtitle);

  g_string_append_c (out, '.');
  tell_last (self, out);
  g_string_append_printf (out, " %s. %s.", self->variation_text, self->target_text);
  tell_signals (self, out);
  if (self->note != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (self->note), "\n", ' ');

      g_string_append_printf (out, " Under the picture: %s", line);
    }

  return g_string_free (out, FALSE);
}

static char *
make_subtitle (const Reading *self)
{
  const BalDrawingControlPoint *points = (const BalDrawingControlPoint *) self->drawn->data;
  const char *kind = LOOKUP (kinds, self->kind, "Chart");
  guint n = self->drawn->len;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (n == 0)
    return g_strdup_printf ("%s, no points", kind);
  first = bal_words_from_day (points[0].day);
  last = bal_words_from_day (points[n - 1].day);
  if (n == 1)
    return g_strdup_printf ("%s, %s, 1 point", kind, first);

  return g_strdup_printf ("%s, %s to %s, %u points", kind, first, last, n);
}

static gboolean
read_result (Reading *self, BalResult *result, GError **error)
{
  self->summary = bal_result_lookup_table (result, "summary");
  self->points = bal_result_lookup_table (result, "points");
  self->groups = bal_result_lookup_table (result, "groups");
  self->series = g_strdup (get_code (self->summary, "series", 0));
  self->kind = get_option (result, "kind");
  self->status = get_code (self->summary, "status", 0);
  self->drawn = g_array_new (FALSE, FALSE, sizeof (BalDrawingControlPoint));
  self->causes = g_ptr_array_new ();
  if (!read_points (self, error))
    return FALSE;

  self->control.points = (const BalDrawingControlPoint *) self->drawn->data;
  self->control.n_points = self->drawn->len;
  self->control.percent = self->kind[0] == 'p';
  self->control.centre_label = g_str_equal (self->kind, "run") ? "median" : "mean";
  if (has_limits (self))
    self->limits_label = g_strdup ("limits of usual variation");
  self->control.limits_label = self->limits_label;
  read_variation (self);
  read_target (self, result);
  self->note = read_note (self);

  return TRUE;
}

static gboolean
check_result (BalResult *result, GError **error)
{
  BalTable *summary = bal_result_lookup_table (result, "summary");

  if (g_strcmp0 (bal_result_get_name (result), "spc") == 0 && summary != NULL &&
      bal_result_lookup_table (result, "points") != NULL &&
      bal_result_lookup_table (result, "groups") != NULL)
    return TRUE;
  g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN,
                       "Drawing a chart of a series: the result is not one of control charts");

  return FALSE;
}

/* The result of one series, which may be the whole. */
static BalResult *
select_series (BalResult *result, const char *series, GError **error)
{
  guint64 n = 0;

  if (!check_result (result, error))
    return NULL;
  n = bal_table_get_n_rows (bal_result_lookup_table (result, "summary"));
  if (series != NULL)
    return bal_spc_select (result, series, error);
  if (n == 1)
    return g_object_ref (result);
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Drawing a chart of a series: the result has %" G_GUINT64_FORMAT
               " of them; name one",
               n);

  return NULL;
}

BalChart *
bal_chart_draw_spc (BalResult *result, const char *series, gboolean of_children, GError **error)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (BalResult) one = select_series (result, series, error);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  BalDrawingFrame frame = { 0 };
  BalSvg *svg = NULL;
  double y = 0;

  if (one == NULL || !read_result (&reading, one, error))
    return NULL;

  id = bal_chart_make_id ("spc", reading.series);
  title = bal_chart_shorten (*reading.series != '\0' ? reading.series : "Series");
  subtitle = make_subtitle (&reading);
  frame = (BalDrawingFrame){ .id = id,
                             .title = title,
                             .subtitle = subtitle,
                             .note = reading.note,
                             .synthetic = bal_result_get_synthetic (one),
                             .as_given = !of_children };
  svg = bal_svg_new (frame.id, bal_drawing_control_get_width (reading.control.n_points));
  y = bal_drawing_begin (svg, &frame);
  y = bal_drawing_control (svg, y, &reading.control);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (&reading, subtitle));
}

/**
 * bal_chart_new_spc:
 * @result: a result of [class@Balanced.Spc]
 * @series: (nullable): the name of a series, or %NULL where the result has only one
 * @error: where an error is returned
 *
 * Draws a chart of statistical process control, or a run chart.
 *
 * Points with a special cause have a shape of their own: a disc is an improvement, a diamond a
 * concern, a triangle points up or down where neither is known, and a ring is a value without
 * limits. Two signs say what the last value means and whether the target will be met. Where limits
 * begin anew a numbered line stands, with its reason under the picture. Trial limits are said to be
 * such.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the result is not one of charts; [error@Balanced.Error]
 *   when there is no such series, or there are several and none is named
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_spc (BalResult *result, const char *series, GError **error)
{
  g_return_val_if_fail (BAL_IS_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return bal_chart_draw_spc (result, series, FALSE, error);
}
