/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-words-private.h"

/* The expectation of the Balanced System, where no other was asked for, and how far the picture
 * goes before it gathers the rest in one bar. */
#define EXPECTED_LEAST 6
#define EXPECTED_MOST 7
#define LAST_BAR 12

#define NOTE                                                                                    \
  "A unit is one recorded episode. Support that belongs to a whole setting is in no child’s " \
  "record unless somebody writes it there."
#define NOTE_WITH_JOINED                                                                             \
  "A unit is one recorded episode, or one that the area’s document says everybody in a child’s " \
  "setting, or in the area, has on that day."

typedef struct
{
  gint64 counts[LAST_BAR + 1]; /* by peak; the last holds all from LAST_BAR on */
  char *withheld[LAST_BAR + 1];
  gboolean has_joined; /* units of the area are counted too */
  guint last;
  guint least; /* expected */
  guint most;
} Reading;

static void
clear_reading (Reading *self)
{
  for (guint i = 0; i <= LAST_BAR; i++)
    g_free (self->withheld[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static guint
read_expectation (BalTable *concurrency, const char *name, guint standard)
{
  BalColumn *column = concurrency != NULL ? bal_table_lookup_column (concurrency, name) : NULL;

  if (column == NULL || bal_column_get_n_rows (column) == 0 ||
      !bal_value_state_has_value (bal_column_get_state (column, 0)))
    return standard;

  return (guint) CLAMP (bal_column_get_int64 (column, 0), 1, LAST_BAR);
}

static void
read_row (Reading *self, BalColumn *peak, BalColumn *children, guint64 row)
{
  gint64 at = CLAMP (bal_column_get_int64 (peak, row), 0, LAST_BAR);
  g_autofree char *text = NULL;
  double count = 0;

  self->last = MAX (self->last, (guint) at);
  if (bal_chart_read_count (children, row, &count, &text))
    self->counts[at] += (gint64) count;
  else if (self->withheld[at] == NULL)
    self->withheld[at] = g_steal_pointer (&text);
}

/* With the units of the area where the table knows them, as the expectation has them too. */
static BalColumn *
find_children (Reading *self, BalTable *table, GError **error)
{
  BalColumn *joined = bal_table_lookup_column (table, "children_with_joined");

  for (guint64 row = 0; joined != NULL && row < bal_table_get_n_rows (table); row++)
    if (bal_column_get_state (joined, row) != BAL_VALUE_STATE_NOT_AVAILABLE)
      self->has_joined = TRUE;

  return self->has_joined ? joined : bal_chart_need_column (table, "children", error);
}

static gboolean
read_table (Reading *self, BalTable *table, BalTable *concurrency, GError **error)
{
  BalColumn *peak = bal_chart_need_column (table, "peak_units", error);
  BalColumn *children = peak != NULL ? find_children (self, table, error) : NULL;

  if (children == NULL)
    return FALSE;

  self->least = read_expectation (concurrency, "least_expected", EXPECTED_LEAST);
  self->most = read_expectation (concurrency, "most_expected", EXPECTED_MOST);
  self->last = MIN (self->most + 1, LAST_BAR);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      if (bal_chart_is_overall (table, row, peak, children) &&
          bal_value_state_has_value (bal_column_get_state (peak, row)))
        read_row (self, peak, children, row);
    }

  return TRUE;
}

static char *
get_label (guint peak, guint last)
{
  if (peak == 1)
    return g_strdup ("1 at once");

  return g_strdup_printf (peak == last && last == LAST_BAR ? "%u or more" : "%u", peak);
}

static GArray *
make_bars (const Reading *reading, GPtrArray *texts)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (BalDrawingBar));
  gint64 largest = 1;

  for (guint peak = 0; peak <= reading->last; peak++)
    largest = MAX (largest, reading->counts[peak]);

  for (guint peak = reading->counts[0] > 0 ? 0 : 1; peak <= reading->last; peak++)
    {
      BalDrawingBar bar = { .share = (double) reading->counts[peak] / (double) largest,
                            .absent = reading->withheld[peak] != NULL,
                            .marked = peak >= reading->least && peak <= reading->most };

      g_ptr_array_add (texts, get_label (peak, reading->last));
      bar.label = g_ptr_array_index (texts, texts->len - 1);
      g_ptr_array_add (texts, bar.absent ? g_strdup (reading->withheld[peak])
                                         : bal_words_from_count (reading->counts[peak]));
      bar.text = g_ptr_array_index (texts, texts->len - 1);
      g_array_append_val (bars, bar);
    }

  return bars;
}

static char *
describe (const BalDrawingBar *bars, guint n_bars, const char *mark)
{
  GString *out = g_string_new ("Children by the highest number of units on one day.");

  for (guint i = 0; i < n_bars; i++)
    g_string_append_printf (out, " %s: %s.", bars[i].label, bars[i].text);
  g_string_append_printf (out, " What is %s.", mark);

  return g_string_free (out, FALSE);
}

BalChart *
bal_chart_draw_concurrency (BalTable *table, BalTable *concurrency, GError **error)
{
  g_auto (Reading) reading = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) bars = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *mark = NULL;
  BalDrawingFrame frame = { .id = "concurrency",
                            .title = "How much children have at the same time",
                            .synthetic = bal_table_get_synthetic (table) };
  const BalDrawingBar *first = NULL;
  BalSvg *svg = NULL;
  double y = 0;

  if (!read_table (&reading, table, concurrency, error))
    return NULL;

  frame.note = reading.has_joined ? NOTE_WITH_JOINED : NOTE;
  mark = g_strdup_printf ("expected: %u to %u", reading.least, reading.most);
  bars = make_bars (&reading, texts);
  first = (const BalDrawingBar *) (gpointer) bars->data;
  subtitle = bal_chart_get_subtitle (table, "Children by the most units of support on one day");
  frame.subtitle = subtitle;
  svg = bal_svg_new (frame.id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, &frame);
  y = bal_drawing_bars (svg, y, first, bars->len, mark);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (first, bars->len, mark));
}
