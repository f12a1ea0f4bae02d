/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

#include <string.h>

#define LABEL_WIDTH 112.0
#define ROW_HEIGHT 44.0
#define MARGIN_GAP 8.0
#define LEAST_COLUMN_WIDTH 84.0
#define HEAD_LINE 18.0

static const BalSvgType row_type = { .size = 14 };
static const BalSvgType total_row_type = { .size = 14, .bold = TRUE };
static const BalSvgType column_type = { .size = 14, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_MIDDLE };

typedef struct
{
  const BalDrawingGrid *grid;
  double top;
  double column_width;
  guint margin_row;
  guint margin_column;
  guint total_row; /* totals are set in bold */
  guint total_column;
} Layout;

static double
column_x (const Layout *layout, guint column)
{
  return BAL_DRAWING_MARGIN + LABEL_WIDTH + column * layout->column_width +
         (column >= layout->margin_column ? MARGIN_GAP : 0);
}

static double
row_y (const Layout *layout, guint row)
{
  return layout->top + row * ROW_HEIGHT + (row >= layout->margin_row ? MARGIN_GAP : 0);
}

static guint
shade_of (double weight)
{
  if (weight <= 0)
    return 0;

  return CLAMP ((guint) (weight * (BAL_SVG_N_SHADES - 1) + 0.999), 1, BAL_SVG_N_SHADES - 1);
}

static void
draw_words (BalSvg *svg, BalSvgBox box, const char *text)
{
  BalSvgType type = { .size = 12, .anchor = BAL_SVG_ANCHOR_MIDDLE };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);
  double y = box.y + box.height / 2 + 4 - (n - 1) * 7;

  for (guint i = 0; i < n; i++)
    {
      double width = bal_svg_measure (words[i], type) + 4;

      /* The hatching must not run through the letters. */
      bal_svg_box (svg, (BalSvgBox){ box.x + (box.width - width) / 2, y + i * 14 - 11, width, 14 },
                   (BalSvgPaint){ .fill = BAL_SVG_PAPER });
      bal_svg_text (svg, box.x + box.width / 2, y + i * 14, words[i], type);
    }
}

static void
draw_cell (BalSvg *svg, const Layout *layout, guint row, guint column)
{
  const BalDrawingGrid *grid = layout->grid;
  const BalDrawingCell *cell = &grid->cells[row * grid->columns->len + column];
  gboolean is_margin = row >= layout->margin_row || column >= layout->margin_column;
  guint shade = shade_of (cell->weight);
  BalSvgBox box = { column_x (layout, column) + 1, row_y (layout, row) + 1,
                    layout->column_width - 2, ROW_HEIGHT - 2 };
  BalSvgPaint paint = { .fill = is_margin ? BAL_SVG_PAPER : bal_svg_shade (shade),
                        .stroke = is_margin ? NULL : BAL_SVG_HAIRLINE,
                        .stroke_width = 0.75 };
  BalSvgType type = { .size = 16, .anchor = BAL_SVG_ANCHOR_MIDDLE };

  if (cell->absent)
    paint.fill = BAL_SVG_HATCH;
  bal_svg_box (svg, box, paint);

  if (cell->absent)
    {
      draw_words (svg, box, cell->text);
      return;
    }
  type.bold = row >= layout->total_row || column >= layout->total_column;
  type.fill = is_margin ? NULL : bal_svg_shade_ink (shade);
  bal_svg_text (svg, box.x + box.width / 2, box.y + box.height / 2 + 5.5, cell->text,
                bal_svg_fit (cell->text, box.width - 6, type));
}

static void
draw_row (BalSvg *svg, const Layout *layout, guint row)
{
  const char *label = g_ptr_array_index (layout->grid->rows, row);
  BalSvgType type = row >= layout->total_row ? total_row_type : row_type;
  gboolean wraps = strchr (label, ' ') != NULL && bal_svg_measure (label, type) > LABEL_WIDTH - 6;
  double y = row_y (layout, row) + ROW_HEIGHT / 2 + 5 - (wraps ? type.size * 0.65 : 0);

  bal_svg_paragraph (svg, (BalSvgBox){ BAL_DRAWING_MARGIN, y, LABEL_WIDTH - 6 }, label, type);
  for (guint column = 0; column < layout->grid->columns->len; column++)
    draw_cell (svg, layout, row, column);
}

static BalSvgType
get_head_type (const Layout *layout, guint column)
{
  const char *label = g_ptr_array_index (layout->grid->columns, column);
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  BalSvgType type = column_type;

  /* A label of several words may take a line for each of them. */
  for (guint i = 0; words[i] != NULL; i++)
    type = bal_svg_fit (words[i], layout->column_width - 4, type);

  return type;
}

/* The longest of them decides how many lines there are; all stand on the last one. */
static double
draw_heads (BalSvg *svg, const Layout *layout, double y)
{
  guint n_columns = layout->grid->columns->len;
  double width = layout->column_width - 2;
  gboolean wraps = FALSE;

  for (guint i = 0; i < n_columns; i++)
    wraps |= bal_svg_measure (g_ptr_array_index (layout->grid->columns, i),
                              get_head_type (layout, i)) > width;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *label = g_ptr_array_index (layout->grid->columns, i);
      BalSvgType type = get_head_type (layout, i);
      gboolean is_long = bal_svg_measure (label, type) > width && strchr (label, ' ') != NULL;

      bal_svg_paragraph (svg,
                         (BalSvgBox){ column_x (layout, i) + 1,
                                      y + (wraps && !is_long ? HEAD_LINE : 0), width },
                         label, type);
    }

  return y + (wraps ? HEAD_LINE : 0);
}

double
bal_drawing_grid_get_width (const BalDrawingGrid *grid)
{
  double width =
    2 * BAL_DRAWING_MARGIN + LABEL_WIDTH + MARGIN_GAP + LEAST_COLUMN_WIDTH * grid->columns->len;

  return MAX (width, BAL_DRAWING_WIDTH);
}

double
bal_drawing_grid (BalSvg *svg, double y, const BalDrawingGrid *grid)
{
  double room = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN - LABEL_WIDTH -
                (grid->n_margin_columns > 0 ? MARGIN_GAP : 0);
  Layout layout = { .grid = grid,
                    .column_width = room / MAX (grid->columns->len, 1),
                    .margin_row = grid->rows->len - grid->n_margin_rows,
                    .margin_column = grid->columns->len - grid->n_margin_columns,
                    .total_row = grid->rows->len - (grid->has_totals ? 1 : 0),
                    .total_column = grid->columns->len - (grid->has_totals ? 1 : 0) };

  layout.top = draw_heads (svg, &layout, y + 18) + 10;
  for (guint row = 0; row < grid->rows->len; row++)
    draw_row (svg, &layout, row);

  return row_y (&layout, grid->rows->len - 1) + ROW_HEIGHT;
}
