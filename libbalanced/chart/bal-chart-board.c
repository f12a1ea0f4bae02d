/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-chart-series-private.h"
#include "libbalanced/chart/bal-words-private.h"

#include "libbalanced/framework/bal-framework.h"

#define LINE_HEIGHT 36.0 /* two lines of text */
#define HEAD_HEIGHT 44.0
#define GAP 8.0
#define PADDING 10.0
#define MAX_LINES 12
#define SCHEME "quadrants"

/* As the board is read: effort above effect, quantity left of quality. */
static const char *const quadrants[] = { "quantity-effort", "quality-effort", "quantity-effect",
                                         "quality-effect" };

typedef struct
{
  GPtrArray *lines[G_N_ELEMENTS (quadrants)]; /* of char * */
  char *labels[G_N_ELEMENTS (quadrants)];
  guint n_elsewhere; /* measures without one of the quadrants */
} Board;

static void
clear_board (Board *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (quadrants); i++)
    {
      g_clear_pointer (&self->lines[i], g_ptr_array_unref);
      g_free (self->labels[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, clear_board)

/* The name of a measure, and its value where the table has one. */
static char *
read_line (BalTable *table, BalColumn *measure, guint64 row)
{
  BalColumn *value = bal_table_lookup_column (table, "value");
  BalColumn *unit = bal_table_lookup_column (table, "unit");
  g_autofree char *name = bal_column_has_value (measure, row)
                            ? bal_column_dup_cell_text (measure, row)
                            : g_strdup ("not named");
  g_autofree char *figure = NULL;
  g_autofree char *of = NULL;

  if (value == NULL)
    return g_steal_pointer (&name);
  if (!bal_column_has_value (value, row))
    return g_strdup_printf ("%s: %s", name,
                            bal_words_from_state (bal_column_get_state (value, row)));
  figure = bal_words_from_number (bal_chart_read_figure (value, row));
  of = unit != NULL && bal_column_has_value (unit, row) ? bal_column_dup_cell_text (unit, row)
                                                        : g_strdup ("");

  return g_strdup_printf ("%s: %s%s%s", name, figure, *of != '\0' ? " " : "", of);
}

static gboolean
read_board (Board *self, BalTable *table, BalFramework *framework, GError **error)
{
  BalColumn *measure = bal_chart_need_column (table, "measure", error);
  BalColumn *quadrant = measure ? bal_chart_need_column (table, "quadrant", error) : NULL;

  if (quadrant == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (quadrants); i++)
    {
      self->lines[i] = g_ptr_array_new_with_free_func (g_free);
      self->labels[i] = bal_chart_get_label (framework, SCHEME, quadrants[i]);
    }
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      g_autofree char *code =
        bal_column_has_value (quadrant, row) ? bal_column_dup_cell_text (quadrant, row) : NULL;
      guint at = 0;

      while (at < G_N_ELEMENTS (quadrants) && g_strcmp0 (quadrants[at], code) != 0)
        at++;
      if (at == G_N_ELEMENTS (quadrants))
        self->n_elsewhere++;
      else
        g_ptr_array_add (self->lines[at], read_line (table, measure, row));
    }

  return TRUE;
}

static double
get_height (const Board *board, guint left)
{
  guint n = MAX (board->lines[left]->len, board->lines[left + 1]->len);

  /* One line more says how many are left out. */
  return HEAD_HEIGHT + LINE_HEIGHT * CLAMP (n, 1, MAX_LINES + 1) + PADDING;
}

static void
draw_quadrant (BalSvg *svg, BalSvgBox box, const char *label, GPtrArray *lines)
{
  double room = box.width - 2 * PADDING;
  double y = box.y + HEAD_HEIGHT + 8;
  g_autofree char *count =
    g_strdup_printf ("%u %s", lines->len, lines->len == 1 ? "measure" : "measures");
  g_autofree char *more = NULL;

  bal_svg_box (svg, box,
               (BalSvgPaint){
                 .stroke = BAL_SVG_INK, .dash = lines->len > 0 ? NULL : "4 3", .radius = 4 });
  bal_svg_text (svg, box.x + PADDING, box.y + 20, label,
                bal_svg_fit (label, room, (BalSvgType){ .size = 14, .bold = TRUE }));
  bal_svg_text (svg, box.x + PADDING, box.y + 37, lines->len > 0 ? count : "none: a gap",
                (BalSvgType){ .size = 12, .fill = BAL_SVG_MUTED });
  for (guint i = 0; i < MIN (lines->len, MAX_LINES); i++, y += LINE_HEIGHT)
    {
      g_autofree char *text = bal_chart_shorten_to (g_ptr_array_index (lines, i), room * 1.7, 12.5);

      bal_svg_paragraph (svg, (BalSvgBox){ box.x + PADDING, y + 8, room, 0 }, text,
                         (BalSvgType){ .size = 12.5 });
    }
  if (lines->len <= MAX_LINES)
    return;
  more = g_strdup_printf ("and %u more", lines->len - MAX_LINES);
  bal_svg_text (svg, box.x + PADDING, y + 8, more,
                (BalSvgType){ .size = 12.5, .fill = BAL_SVG_MUTED });
}

static double
draw (BalSvg *svg, double y, const Board *board)
{
  double width = (bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN - GAP) / 2;

  for (guint left = 0; left < G_N_ELEMENTS (quadrants); left += 2)
    {
      BalSvgBox box = { BAL_DRAWING_MARGIN, y, width, get_height (board, left) };

      draw_quadrant (svg, box, board->labels[left], board->lines[left]);
      box.x += width + GAP;
      draw_quadrant (svg, box, board->labels[left + 1], board->lines[left + 1]);
      y += box.height + GAP;
    }

  return y;
}

static char *
describe (const Board *board)
{
  GString *out = g_string_new ("Measures by quadrant.");

  for (guint i = 0; i < G_N_ELEMENTS (quadrants); i++)
    {
      g_string_append_printf (out, " %s: %u", board->labels[i], board->lines[i]->len);
      for (guint line = 0; line < MIN (board->lines[i]->len, MAX_LINES); line++)
        g_string_append_printf (out, "%s%s", line == 0 ? " (" : "; ",
                                (const char *) g_ptr_array_index (board->lines[i], line));
      g_string_append (out, board->lines[i]->len > 0 ? ")." : ".");
    }
  if (board->n_elsewhere > 0)
    g_string_append_printf (out, " Without a quadrant: %u.", board->n_elsewhere);

  return g_string_free (out, FALSE);
}

/**
 * bal_chart_new_board:
 * @measures: a table with a row for each measure: `measure`, its name; `quadrant`, a code of the
 *   framework's scheme "quadrants"; and perhaps `value` and `unit`
 * @framework: (nullable): where the words for quadrants come from, or %NULL for the default
 *   framework
 * @error: where an error is returned
 *
 * Draws the board of four quadrants: how much and how well, of effort and of effect.
 *
 * A quadrant without measures has a broken border and is called a gap. At most twelve measures of
 * each are listed; the picture says how many more there are, and how many have no quadrant.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_board (BalTable *measures, BalFramework *framework, GError **error)
{
  g_auto (Board) board = { 0 };
  g_autoptr (BalFramework) words = NULL;
  g_autofree char *note = NULL;
  BalDrawingFrame frame = { .id = "board",
                            .title = "What is measured",
                            .subtitle = "Measures by quadrant of results-based accountability",
                            .as_given = TRUE };
  BalSvg *svg = NULL;
  double y = 0;

  g_return_val_if_fail (BAL_IS_TABLE (measures), NULL);
  g_return_val_if_fail (framework == NULL || BAL_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  words = framework != NULL ? g_object_ref (framework) : bal_framework_get_default ();
  if (!read_board (&board, measures, words, error))
    return NULL;

  if (board.n_elsewhere > 0)
    note = g_strdup_printf ("Without a quadrant: %u.", board.n_elsewhere);
  frame.note = note;
  frame.synthetic = bal_table_get_synthetic (measures);
  svg = bal_svg_new (frame.id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, &frame);
  y = draw (svg, y, &board);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (&board));
}
