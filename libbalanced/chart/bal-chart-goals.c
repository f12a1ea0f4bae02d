/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-chart-series-private.h"
#include "libbalanced/chart/bal-drawing-plot-private.h"
#include "libbalanced/chart/bal-words-private.h"

#include <math.h>

#define LABEL_WIDTH 150.0
#define ROW_HEIGHT 38.0
#define HEAD_HEIGHT 36.0
#define MAX_GOALS 20
#define RIGHT_ROOM 26.0

typedef struct
{
  double before; /* NaN: not scored */
  double after;
  double weight;
  char *label;
} Goal;

static void
clear_goal (gpointer goal)
{
  g_free (((Goal *) goal)->label);
}

static char *
read_label (BalColumn *goal, BalColumn *weight, guint64 row)
{
  g_autofree char *name = NULL;
  g_autofree char *figure = NULL;

  if (goal != NULL && bal_column_has_value (goal, row))
    name = bal_column_dup_cell_text (goal, row);
  else
    name = g_strdup_printf ("Goal %" G_GUINT64_FORMAT, row + 1);
  if (weight == NULL || isnan (bal_chart_read_figure (weight, row)))
    return g_steal_pointer (&name);
  figure = bal_words_from_number (bal_chart_read_figure (weight, row));

  return g_strdup_printf ("%s (weight %s)", name, figure);
}

static GArray *
read_goals (BalTable *table, GError **error)
{
  BalColumn *before = bal_chart_need_column (table, "before", error);
  BalColumn *after = before != NULL ? bal_chart_need_column (table, "after", error) : NULL;
  BalColumn *goal = bal_table_lookup_column (table, "goal");
  BalColumn *weight = bal_table_lookup_column (table, "weight");
  GArray *goals = NULL;

  if (after == NULL)
    return NULL;
  goals = g_array_new (FALSE, FALSE, sizeof (Goal));
  g_array_set_clear_func (goals, clear_goal);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      Goal each = { bal_chart_read_figure (before, row), bal_chart_read_figure (after, row),
                    weight != NULL ? bal_chart_read_figure (weight, row) : NAN,
                    read_label (goal, weight, row) };

      g_array_append_val (goals, each);
    }

  return goals;
}

static const char *const levels[] = { "much less", "less", "as expected", "more", "much more" };

static double
get_x (BalSvgBox box, double score)
{
  return box.x + box.width * (CLAMP (score, -2, 2) + 2) / 4;
}

static void
draw_heads (BalSvg *svg, BalSvgBox box)
{
  BalSvgType type = { .size = 12, .fill = BAL_SVG_MUTED, .anchor = BAL_SVG_ANCHOR_MIDDLE };

  for (int score = -2; score <= 2; score++)
    {
      double x = get_x (box, score);
      g_autofree char *figure = g_strdup_printf ("%s%d", score > 0 ? "+" : "", score);

      bal_svg_text (svg, x, box.y - 20, figure, type);
      bal_svg_text (svg, x, box.y - 6, levels[score + 2],
                    bal_svg_fit (levels[score + 2], box.width / 4, type));
      bal_svg_line (svg, x, box.y, x, box.y + box.height,
                    (BalSvgPaint){ .stroke = score == 0 ? BAL_SVG_INK : BAL_SVG_HAIRLINE,
                                   .stroke_width = score == 0 ? 1.25 : 0.75 });
    }
}

static void
draw_change (BalSvg *svg, BalSvgBox box, double y, const Goal *goal)
{
  BalSvgType type = { .size = 12, .fill = BAL_SVG_MUTED };
  BalDrawingMark mark = BAL_DRAWING_MARK_SQUARE;

  if (isnan (goal->before) && isnan (goal->after))
    {
      bal_svg_text (svg, box.x + 6, y + 4, "not scored", type);
      return;
    }
  if (!isnan (goal->before) && !isnan (goal->after))
    bal_svg_line (svg, get_x (box, goal->before), y, get_x (box, goal->after), y,
                  (BalSvgPaint){ .stroke = BAL_SVG_MUTED, .stroke_width = 2 });
  if (!isnan (goal->before))
    bal_drawing_mark (svg, get_x (box, goal->before), y, goal->before == goal->after ? 8.5 : 5.5,
                      BAL_DRAWING_MARK_RING);
  if (isnan (goal->after))
    return;
  if (goal->after > goal->before)
    mark = BAL_DRAWING_MARK_DISC;
  else if (goal->after < goal->before)
    mark = BAL_DRAWING_MARK_DIAMOND;
  bal_drawing_mark (svg, get_x (box, goal->after), y, 5, mark);
}

static double
draw (BalSvg *svg, double y, GArray *goals)
{
  static const BalDrawingKey keys[] = {
    { .label = "before", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_RING },
    { .label = "after: better", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DISC },
    { .label = "after: worse", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DIAMOND },
    { .label = "after: the same, or no score before",
      .is_mark = TRUE,
      .mark = BAL_DRAWING_MARK_SQUARE },
  };
  guint n = MIN (goals->len, MAX_GOALS);
  double left = BAL_DRAWING_MARGIN + LABEL_WIDTH + 28;
  BalSvgBox box = { left, y + HEAD_HEIGHT, bal_svg_get_width (svg) - left - RIGHT_ROOM - 8,
                    ROW_HEIGHT * n };

  draw_heads (svg, box);
  for (guint i = 0; i < n; i++)
    {
      const Goal *goal = &g_array_index (goals, Goal, i);
      double middle = box.y + (i + 0.5) * ROW_HEIGHT;
      BalSvgType type = { .size = 13 };
      gboolean wraps = bal_svg_measure (goal->label, type) > LABEL_WIDTH;
      g_autofree char *label = bal_chart_shorten_to (goal->label, 1.65 * LABEL_WIDTH, 13);

      bal_svg_paragraph (
        svg, (BalSvgBox){ BAL_DRAWING_MARGIN, middle + (wraps ? -3 : 4.5), LABEL_WIDTH }, label,
        type);
      bal_svg_line (svg, BAL_DRAWING_MARGIN, middle + ROW_HEIGHT / 2, box.x + box.width,
                    middle + ROW_HEIGHT / 2,
                    (BalSvgPaint){ .stroke = "#e2e2e2", .stroke_width = 0.75 });
      draw_change (svg, box, middle, goal);
    }

  return bal_drawing_keys (svg, box.y + box.height + 10, keys, G_N_ELEMENTS (keys));
}

/* T before and after, as the table says. */
static char *
read_change (BalTable *change)
{
  static const char *const names[] = { "before_t", "after_t", "change", "rho" };
  char *figures[G_N_ELEMENTS (names)] = { NULL };
  char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BalColumn *column = bal_table_lookup_column (change, names[i]);

      figures[i] = bal_words_from_number (column != NULL && bal_table_get_n_rows (change) == 1
                                            ? bal_chart_read_figure (column, 0)
                                            : NAN);
    }
  text = g_strdup_printf ("T before %s, after %s, change %s (rho %s)", figures[0], figures[1],
                          figures[2], figures[3]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (figures[i]);

  return text;
}

static char *
describe (GArray *goals, const char *subtitle)
{
  GString *out = g_string_new (subtitle);

  g_string_append_c (out, '.');
  for (guint i = 0; i < goals->len; i++)
    {
      const Goal *goal = &g_array_index (goals, Goal, i);
      g_autofree char *before = bal_words_from_number (goal->before);
      g_autofree char *after = bal_words_from_number (goal->after);

      g_string_append_printf (out, " %s: before %s, after %s.", goal->label,
                              isnan (goal->before) ? "not scored" : before,
                              isnan (goal->after) ? "not scored" : after);
    }

  return g_string_free (out, FALSE);
}

/**
 * bal_chart_new_goals:
 * @goals: a table with a row for each goal: `before` and `after`, -2 to 2, and perhaps `goal`, its
 *   name, and `weight`
 * @change: (nullable): the table of [method@Balanced.Statistics.goal_changes] for these goals
 * @error: where an error is returned
 *
 * Draws how far goals of Goal Attainment Scaling were attained.
 *
 * Each goal has a row, from the score before to that after; a disc is better than before, a diamond
 * worse, a square the same. At most twenty goals are drawn; the picture says what it leaves out.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when a table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_goals (BalTable *goals, BalTable *change, GError **error)
{
  g_autoptr (GArray) reading = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *note = NULL;
  BalDrawingFrame frame = { .id = "goals", .title = "Goals, before and after" };
  BalSvg *svg = NULL;
  double y = 0;

  g_return_val_if_fail (BAL_IS_TABLE (goals), NULL);
  g_return_val_if_fail (change == NULL || BAL_IS_TABLE (change), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = read_goals (goals, error);
  if (reading == NULL)
    return NULL;

  subtitle = change != NULL
               ? read_change (change)
               : g_strdup_printf ("%u %s", reading->len, reading->len == 1 ? "goal" : "goals");
  if (reading->len > MAX_GOALS)
    note = g_strdup_printf ("%u more goals are not drawn.", reading->len - MAX_GOALS);
  frame.subtitle = subtitle;
  frame.note = note;
  frame.synthetic = bal_table_get_synthetic (goals);
  svg = bal_svg_new (frame.id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, &frame);
  y = draw (svg, y, reading);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (reading, subtitle));
}
