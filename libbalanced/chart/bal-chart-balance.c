/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"

#define NOTE                                                                                 \
  "Darker: more children. A child can stand in several cells, so totals are counted, never " \
  "summed. Not recorded is not the same as not provided."

typedef struct
{
  BalChartKeys strands;
  BalChartKeys levels;
  BalDrawingCell *cells;
  guint n_cells;
  double largest;
} Reading;

/* The columns of one of the two tables. */
typedef struct
{
  BalTable *table;
  BalColumn *strand;
  BalColumn *level;
  BalColumn *children;
} Columns;

static void
clear_reading (Reading *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);
  bal_chart_keys_clear (&self->strands);
  bal_chart_keys_clear (&self->levels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
find_columns (Columns *self, BalTable *table, GError **error)
{
  self->table = table;
  self->strand = bal_chart_need_column (table, "strand", error);
  if (self->strand == NULL)
    return FALSE;
  self->level = bal_chart_need_column (table, "level", error);
  if (self->level == NULL)
    return FALSE;
  self->children = bal_chart_need_column (table, "children", error);

  return self->children != NULL;
}

static void
read_cell (Reading *self, const Columns *columns, guint64 i)
{
  guint n_columns = bal_chart_keys_get_length (&self->levels);
  guint row = 0;
  guint column = 0;
  BalDrawingCell *cell = NULL;

  if (!bal_chart_keys_lookup (&self->strands, columns->strand, i, &row) ||
      !bal_chart_keys_lookup (&self->levels, columns->level, i, &column))
    return;

  cell = &self->cells[row * n_columns + column];
  g_clear_pointer (&cell->text, g_free);
  cell->absent = !bal_chart_read_count (columns->children, i, &cell->weight, &cell->text);
  if (row < self->strands.codes->len && column < self->levels.codes->len)
    self->largest = MAX (self->largest, cell->weight);
}

/* Rows and columns of what is not recorded have only the cells with something in them; any other
 * cell that is not in the table stays absent. */
static void
complete_cells (Reading *self)
{
  guint n_columns = bal_chart_keys_get_length (&self->levels);

  for (guint i = 0; i < self->n_cells; i++)
    {
      BalDrawingCell *cell = &self->cells[i];

      cell->weight = self->largest > 0 ? MIN (cell->weight / self->largest, 1) : 0;
      if (cell->text != NULL)
        continue;
      cell->absent =
        i / n_columns < self->strands.codes->len && i % n_columns < self->levels.codes->len;
      cell->text = g_strdup (cell->absent ? "not in table" : "0");
    }
}

static void
read_cells (Reading *self, const Columns *cells, const Columns *margins)
{
  self->strands.has_total |= margins->table != NULL;
  self->levels.has_total |= margins->table != NULL;
  self->n_cells =
    bal_chart_keys_get_length (&self->strands) * bal_chart_keys_get_length (&self->levels);
  self->cells = g_new0 (BalDrawingCell, MAX (self->n_cells, 1));

  for (guint64 i = 0; i < bal_table_get_n_rows (cells->table); i++)
    {
      if (bal_chart_is_overall (cells->table, i, cells->strand, cells->level))
        read_cell (self, cells, i);
    }
  for (guint64 i = 0; margins->table != NULL && i < bal_table_get_n_rows (margins->table); i++)
    read_cell (self, margins, i);
  complete_cells (self);
}

static GPtrArray *
get_labels (const BalChartKeys *keys, BalFramework *framework, const char *scheme, const char *all)
{
  GPtrArray *labels = bal_chart_keys_get_labels (keys, framework, scheme);

  if (keys->has_missing)
    g_ptr_array_add (labels, g_strdup ("Not recorded"));
  if (keys->has_total)
    g_ptr_array_add (labels, g_strdup (all));

  return labels;
}

static char *
describe (const BalDrawingGrid *grid)
{
  GString *out = g_string_new ("Children by strand and level.");

  for (guint row = 0; row < grid->rows->len; row++)
    {
      g_string_append_printf (out, " %s:", (char *) g_ptr_array_index (grid->rows, row));
      for (guint column = 0; column < grid->columns->len; column++)
        g_string_append_printf (out, "%s %s %s", column > 0 ? "," : "",
                                (char *) g_ptr_array_index (grid->columns, column),
                                grid->cells[row * grid->columns->len + column].text);
      g_string_append_c (out, '.');
    }

  return g_string_free (out, FALSE);
}

BalChart *
bal_chart_draw_balance (BalTable *table, BalTable *margins, BalFramework *framework, GError **error)
{
  g_auto (Reading) reading = { 0 };
  Columns inner = { 0 };
  Columns outer = { 0 };
  g_autofree char *subtitle = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  BalDrawingFrame frame = { .id = "balance",
                            .title = "Who is reached, by strand and level",
                            .note = NOTE,
                            .synthetic = bal_table_get_synthetic (table) };
  BalDrawingGrid grid = { 0 };
  BalSvg *svg = NULL;
  double y = 0;

  if (!find_columns (&inner, table, error) ||
      (margins != NULL && !find_columns (&outer, margins, error)))
    return NULL;

  bal_chart_keys_init (&reading.strands, inner.strand, framework, "strands");
  bal_chart_keys_init (&reading.levels, inner.level, framework, "levels");
  read_cells (&reading, &inner, &outer);
  subtitle = bal_chart_get_subtitle (table, "Children with support");
  frame.subtitle = subtitle;
  rows = get_labels (&reading.strands, framework, "strands", "All strands");
  columns = get_labels (&reading.levels, framework, "levels", "All levels");
  grid = (BalDrawingGrid){ .rows = rows,
                           .columns = columns,
                           .n_margin_rows = rows->len - reading.strands.codes->len,
                           .n_margin_columns = columns->len - reading.levels.codes->len,
                           .has_totals = reading.strands.has_total,
                           .cells = reading.cells };

  svg = bal_svg_new (frame.id, bal_drawing_grid_get_width (&grid));
  y = bal_drawing_begin (svg, &frame);
  y = bal_drawing_grid (svg, y, &grid);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (&grid));
}
