/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-words-private.h"

#define N_AXES 3
#define NOTE                                                                                       \
  "Three questions, recorded apart; none is worked out from another. A child with a complex need " \
  "may have targeted help from a teacher, and a specialist may help a whole class."

/* The three axes, from left to right. */
static const struct
{
  const char *column;
  const char *scheme;
  const char *name;
  const char *question;
} axes[N_AXES] = {
  { "need_tier", "need-tiers", "Need", "How complex is the need?" },
  { "level", "levels", "Level", "What level of help is it?" },
  { "workforce_tier", "workforce-tiers", "Workforce", "Who gives the help?" },
};

typedef struct
{
  BalTable *table;
  BalColumn *axis[N_AXES];
  BalColumn *episodes;
  BalChartKeys keys[N_AXES];
  BalDrawingBar *bars[N_AXES];
  GPtrArray *texts; /* owned, of char *: what the bars point to */
  double total;     /* of episodes */
} Reading;

static void
clear_reading (Reading *self)
{
  for (guint i = 0; i < N_AXES; i++)
    {
      bal_chart_keys_clear (&self->keys[i]);
      g_free (self->bars[i]);
    }
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
find_columns (Reading *self, BalTable *table, GError **error)
{
  self->table = table;
  for (guint i = 0; i < N_AXES; i++)
    {
      self->axis[i] = bal_chart_need_column (table, axes[i].column, error);
      if (self->axis[i] == NULL)
        return FALSE;
    }
  self->episodes = bal_chart_need_column (table, "episodes", error);

  return self->episodes != NULL;
}

static const char *
keep (Reading *self, char *text)
{
  g_ptr_array_add (self->texts, text);

  return text;
}

/* The specialists stand at the top of their pyramid: the last of the scheme comes first. What is
 * not recorded stands under the base. */
static guint
place_of (const BalChartKeys *keys, guint position)
{
  return position < keys->codes->len ? keys->codes->len - 1 - position : position;
}

/* An episode stands in one combination, so those of a tier may be summed; not so if one of them is
 * withheld. */
static void
read_row (Reading *self, guint64 row)
{
  g_autofree char *text = NULL;
  double episodes = 0;
  gboolean is_known = bal_chart_read_count (self->episodes, row, &episodes, &text);

  self->total += episodes;
  for (guint axis = 0; axis < N_AXES; axis++)
    {
      guint position = 0;
      BalDrawingBar *bar = NULL;

      if (!bal_chart_keys_lookup (&self->keys[axis], self->axis[axis], row, &position))
        continue;
      bar = &self->bars[axis][place_of (&self->keys[axis], position)];
      bar->share += episodes;
      bar->absent |= !is_known;
    }
}

static void
prepare_axis (Reading *self, guint axis, BalFramework *framework)
{
  BalChartKeys *keys = &self->keys[axis];
  g_autoptr (GPtrArray) labels = NULL;

  bal_chart_keys_init (keys, self->axis[axis], framework, axes[axis].scheme);
  labels = bal_chart_keys_get_labels (keys, framework, axes[axis].scheme);
  self->bars[axis] = g_new0 (BalDrawingBar, labels->len + 1);
  for (guint i = 0; i < labels->len; i++)
    self->bars[axis][place_of (keys, i)].label =
      keep (self, g_strdup (g_ptr_array_index (labels, i)));
  self->bars[axis][labels->len].label = "Not recorded";
}

/* The sums become shares and words. */
static void
finish_axis (Reading *self, guint axis)
{
  for (guint i = 0; i <= self->keys[axis].codes->len; i++)
    {
      BalDrawingBar *bar = &self->bars[axis][i];
      g_autofree char *count = bal_words_from_count ((gint64) bar->share);
      g_autofree char *share = NULL;

      bar->share = self->total > 0 ? bar->share / self->total : 0;
      share = bal_words_from_share (bar->share);
      if (bar->absent)
        bar->text = bal_words_from_state (BAL_VALUE_STATE_SUPPRESSED);
      else if (self->total > 0)
        bar->text = keep (self, g_strdup_printf ("%s · %s", count, share));
      else
        bar->text = keep (self, g_steal_pointer (&count));
    }
}

static void
read_table (Reading *self, BalFramework *framework)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint axis = 0; axis < N_AXES; axis++)
    prepare_axis (self, axis, framework);
  for (guint64 row = 0; row < bal_table_get_n_rows (self->table); row++)
    read_row (self, row);
  for (guint axis = 0; axis < N_AXES; axis++)
    finish_axis (self, axis);
}

static char *
describe (const BalDrawingPyramid *pyramids)
{
  GString *out = g_string_new ("Episodes, by three independent questions.");

  for (guint i = 0; i < N_AXES; i++)
    {
      g_string_append_printf (out, " %s", pyramids[i].question);
      for (guint j = 0; j < pyramids[i].n_bars; j++)
        g_string_append_printf (out, "%s %s %s", j > 0 ? "," : "", pyramids[i].bars[j].label,
                                pyramids[i].bars[j].text);
      g_string_append_c (out, '.');
    }

  return g_string_free (out, FALSE);
}

BalChart *
bal_chart_draw_pyramids (BalTable *table, BalFramework *framework, GError **error)
{
  g_auto (Reading) reading = { 0 };
  g_autofree char *subtitle = NULL;
  BalDrawingPyramid pyramids[N_AXES];
  BalDrawingFrame frame = { .id = "pyramids",
                            .title = "Three pyramids: three separate questions",
                            .note = NOTE,
                            .synthetic = bal_table_get_synthetic (table) };
  BalSvg *svg = NULL;
  double y = 0;

  if (!find_columns (&reading, table, error))
    return NULL;

  read_table (&reading, framework);
  for (guint i = 0; i < N_AXES; i++)
    {
      guint n_apart = reading.keys[i].has_missing ? 1 : 0;

      pyramids[i] = (BalDrawingPyramid){ .name = axes[i].name,
                                         .question = axes[i].question,
                                         .bars = reading.bars[i],
                                         .n_bars = reading.keys[i].codes->len + n_apart,
                                         .n_apart = n_apart };
    }

  subtitle = bal_chart_get_subtitle (table, "Episodes");
  frame.subtitle = subtitle;
  svg = bal_svg_new (frame.id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, &frame);
  y = bal_drawing_pyramids (svg, y, pyramids, N_AXES);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (pyramids));
}
