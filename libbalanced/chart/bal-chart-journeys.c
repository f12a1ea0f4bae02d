/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"

#define MAX_CHILDREN 6
#define MAX_UNITS 12

typedef struct
{
  char *child;
  char *label;
  GArray *units; /* of BalDrawingUnit */
  guint n_left_out;
} Journey;

typedef struct
{
  BalTable *table;
  BalColumn *child;
  BalColumn *level;
  BalColumn *stage;
  BalColumn *start;
  BalColumn *end;
  BalColumn *requested; /* nullable */
  BalColumn *story;     /* nullable */
  BalChartKeys levels;
  BalChartKeys stages;
  GPtrArray *journeys; /* of Journey */
  gint32 first_day;
  gint32 last_day;
} Reading;

static void
free_journey (gpointer data)
{
  Journey *journey = data;

  g_free (journey->child);
  g_free (journey->label);
  g_array_unref (journey->units);
  g_free (journey);
}

static void
clear_reading (Reading *self)
{
  bal_chart_keys_clear (&self->levels);
  bal_chart_keys_clear (&self->stages);
  g_clear_pointer (&self->journeys, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
find_columns (Reading *self, BalTable *table, GError **error)
{
  const struct
  {
    const char *name;
    BalColumn **column;
  } needed[] = {
    { "child_id", &self->child },   { "level", &self->level },  { "stage", &self->stage },
    { "start_date", &self->start }, { "end_date", &self->end },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      *needed[i].column = bal_chart_need_column (table, needed[i].name, error);
      if (*needed[i].column == NULL)
        return FALSE;
    }
  self->requested = bal_table_lookup_column (table, "requested_date");
  self->story = bal_table_lookup_column (table, "story");
  self->table = table;

  return TRUE;
}

static gint32
get_day (BalColumn *column, guint64 row)
{
  if (column == NULL || !bal_value_state_has_value (bal_column_get_state (column, row)))
    return BAL_DAY_NONE;

  return bal_column_get_day (column, row);
}

static char *
get_label (Reading *self, const char *child, guint64 row)
{
  gboolean has_story =
    self->story != NULL && bal_value_state_has_value (bal_column_get_state (self->story, row));

  return g_strconcat ("Synthetic child ", child, has_story ? ": " : NULL,
                      has_story ? bal_column_get_text (self->story, row) : NULL, NULL);
}

/* The journey of the row's child, or NULL when there are enough of others. */
static Journey *
find_journey (Reading *self, guint64 row)
{
  const char *child = bal_column_get_text (self->child, row);
  Journey *journey = NULL;

  for (guint i = 0; i < self->journeys->len; i++)
    {
      journey = g_ptr_array_index (self->journeys, i);
      if (g_strcmp0 (journey->child, child) == 0)
        return journey;
    }
  if (self->journeys->len == MAX_CHILDREN)
    return NULL;

  journey = g_new0 (Journey, 1);
  journey->child = g_strdup (child);
  journey->label = get_label (self, child, row);
  journey->units = g_array_new (FALSE, TRUE, sizeof (BalDrawingUnit));
  g_ptr_array_add (self->journeys, journey);

  return journey;
}

static void
widen (Reading *self, gint32 day)
{
  if (day != BAL_DAY_NONE && day <= self->last_day)
    self->first_day = self->first_day == BAL_DAY_NONE ? day : MIN (self->first_day, day);
}

static void
read_row (Reading *self, guint64 row)
{
  BalDrawingUnit unit = { .start = get_day (self->start, row),
                          .end = get_day (self->end, row),
                          .requested = get_day (self->requested, row) };
  const char *stage = NULL;
  Journey *journey = NULL;
  gboolean is_dated = unit.start != BAL_DAY_NONE || unit.requested != BAL_DAY_NONE;

  /* What comes after the as-at day has not happened. */
  if (unit.requested > self->last_day)
    unit.requested = BAL_DAY_NONE;
  if (!bal_value_state_has_value (bal_column_get_state (self->child, row)) ||
      (unit.start > self->last_day && unit.requested == BAL_DAY_NONE))
    return;
  journey = find_journey (self, row);
  if (journey == NULL)
    return;
  if (!is_dated || journey->units->len == MAX_UNITS ||
      bal_chart_get_key (self->level, row, &stage) != BAL_CHART_KEY_CODE ||
      !bal_chart_keys_lookup (&self->levels, self->level, row, &unit.level) ||
      bal_chart_get_key (self->stage, row, &stage) != BAL_CHART_KEY_CODE ||
      !bal_chart_keys_lookup (&self->stages, self->stage, row, &unit.stage))
    {
      journey->n_left_out++;
      return;
    }

  unit.open = unit.end == BAL_DAY_NONE || unit.end > self->last_day;
  unit.solid = g_strcmp0 (stage, "intervention") == 0;
  g_array_append_val (journey->units, unit);
  widen (self, unit.start);
  widen (self, unit.requested);
}

static gboolean
read_table (Reading *self, BalTable *table, BalFramework *framework, GError **error)
{
  if (!find_columns (self, table, error))
    return FALSE;

  bal_chart_keys_init (&self->levels, self->level, framework, "levels");
  bal_chart_keys_init (&self->stages, self->stage, framework, "stages");
  self->journeys = g_ptr_array_new_with_free_func (free_journey);
  self->last_day = bal_table_get_as_at (table);
  self->first_day = BAL_DAY_NONE;
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    read_row (self, row);
  if (self->first_day == BAL_DAY_NONE)
    self->first_day = self->last_day;

  return TRUE;
}

static char *
get_note (const Reading *reading, GPtrArray *stages, GPtrArray *codes)
{
  GString *out = g_string_new (NULL);
  guint n_left_out = 0;

  for (guint i = 0; i < stages->len; i++)
    g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (codes, i),
                            (char *) g_ptr_array_index (stages, i));
  g_string_append (out, ". Filled: intervention; outlined: another stage; dotted: waiting since "
                        "the circle; arrow: goes on.");
  for (guint i = 0; i < reading->journeys->len; i++)
    n_left_out += ((Journey *) g_ptr_array_index (reading->journeys, i))->n_left_out;
  if (n_left_out > 0)
    g_string_append_printf (out, " Left out: %u %s without a place on the plane.", n_left_out,
                            n_left_out == 1 ? "episode" : "episodes");

  return g_string_free (out, FALSE);
}

static char *
describe (const BalDrawingPlane *plane)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plane->n_journeys; i++)
    {
      const BalDrawingJourney *journey = &plane->journeys[i];

      g_string_append_printf (out, "%s%s:", i > 0 ? " " : "", journey->label);
      for (guint j = 0; j < journey->n_units; j++)
        {
          const BalDrawingUnit *unit = &journey->units[j];
          g_autofree char *start =
            bal_day_to_text (unit->start != BAL_DAY_NONE ? unit->start : unit->requested);

          g_string_append_printf (out, "%s %u %s, %s, %s %s", j > 0 ? ";" : "", j + 1,
                                  plane->levels[unit->level], plane->stages[unit->stage],
                                  unit->start != BAL_DAY_NONE ? "from" : "waiting since", start);
        }
      g_string_append_c (out, '.');
    }

  return g_string_free (out, FALSE);
}

static BalChart *
draw (Reading *reading, BalDrawingFrame *frame, BalFramework *framework)
{
  g_autoptr (GPtrArray) levels = bal_chart_keys_get_labels (&reading->levels, framework, "levels");
  g_autoptr (GPtrArray) stages = bal_chart_keys_get_labels (&reading->stages, framework, "stages");
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree BalDrawingJourney *journeys = g_new0 (BalDrawingJourney, reading->journeys->len + 1);
  g_autofree char *note = NULL;
  BalDrawingPlane plane = { .levels = (const char *const *) levels->pdata,
                            .n_levels = reading->levels.codes->len,
                            .stages = (const char *const *) stages->pdata,
                            .n_stages = reading->stages.codes->len,
                            .first_day = reading->first_day,
                            .last_day = reading->last_day,
                            .journeys = journeys,
                            .n_journeys = reading->journeys->len };
  BalSvg *svg = NULL;
  double y = 0;

  for (guint i = 0; i < stages->len; i++)
    g_ptr_array_add (codes,
                     bal_chart_get_short_label (framework, "stages",
                                                g_ptr_array_index (reading->stages.codes, i)));
  plane.stage_codes = (const char *const *) codes->pdata;
  for (guint i = 0; i < plane.n_journeys; i++)
    {
      Journey *journey = g_ptr_array_index (reading->journeys, i);

      journeys[i] =
        (BalDrawingJourney){ .label = journey->label,
                             .units = (BalDrawingUnit *) (gpointer) journey->units->data,
                             .n_units = journey->units->len };
    }

  note = get_note (reading, stages, codes);
  frame->note = note;
  svg = bal_svg_new (frame->id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, frame);
  y = bal_drawing_plane (svg, y, &plane);
  y = bal_drawing_end (svg, frame, y);

  return bal_chart_new_take (svg, frame, y, describe (&plane));
}

BalChart *
bal_chart_draw_journeys (BalTable *table, BalFramework *framework, GError **error)
{
  g_auto (Reading) reading = { 0 };
  BalDrawingFrame frame = { .id = "journeys",
                            .title = "Journeys of a few synthetic children",
                            .subtitle = "Stage and level on the left; on the right the same "
                                        "numbered units in time",
                            .synthetic = TRUE };

  if (!bal_table_get_synthetic (table))
    {
      g_set_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_REQUIRED,
                   "Drawing the table “%s”: single children are drawn only when they are synthetic",
                   bal_table_get_name (table));
      return NULL;
    }
  if (!read_table (&reading, table, framework, error))
    return NULL;

  return draw (&reading, &frame, framework);
}
