/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

#include <string.h>

#define LABEL_WIDTH 112.0
#define ROW_HEIGHT 44.0
#define MARGIN_GAP 8.0

static const BalSvgType row_type = { .size = 14 };
static const BalSvgType margin_row_type = { .size = 14, .bold = TRUE };
static const BalSvgType column_type = { .size = 14, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_MIDDLE };

typedef struct
{
  const BalDrawingGrid *grid;
  double top;
  double column_width;
  guint margin_row;
  guint margin_column;
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
  type.bold = is_margin;
  type.fill = is_margin ? NULL : bal_svg_shade_ink (shade);
  bal_svg_text (svg, box.x + box.width / 2, box.y + box.height / 2 + 5.5, cell->text,
                bal_svg_fit (cell->text, box.width - 6, type));
}

static void
draw_row (BalSvg *svg, const Layout *layout, guint row)
{
  const char *label = g_ptr_array_index (layout->grid->rows, row);
  BalSvgType type = row >= layout->margin_row ? margin_row_type : row_type;
  gboolean wraps = strchr (label, ' ') != NULL && bal_svg_measure (label, type) > LABEL_WIDTH - 6;
  double y = row_y (layout, row) + ROW_HEIGHT / 2 + 5 - (wraps ? type.size * 0.65 : 0);

  bal_svg_paragraph (svg, (BalSvgBox){ BAL_DRAWING_MARGIN, y, LABEL_WIDTH - 6 }, label, type);
  for (guint column = 0; column < layout->grid->columns->len; column++)
    draw_cell (svg, layout, row, column);
}

static void
draw_column_head (BalSvg *svg, const Layout *layout, guint column, double y)
{
  const char *label = g_ptr_array_index (layout->grid->columns, column);

  bal_svg_text (svg, column_x (layout, column) + layout->column_width / 2, y, label,
                bal_svg_fit (label, layout->column_width - 2, column_type));
}

double
bal_drawing_grid (BalSvg *svg, double y, const BalDrawingGrid *grid)
{
  double room = bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN - LABEL_WIDTH -
                (grid->n_margin_columns > 0 ? MARGIN_GAP : 0);
  Layout layout = { .grid = grid,
                    .top = y + 28,
                    .column_width = room / MAX (grid->columns->len, 1),
                    .margin_row = grid->rows->len - grid->n_margin_rows,
                    .margin_column = grid->columns->len - grid->n_margin_columns };

  for (guint column = 0; column < grid->columns->len; column++)
    draw_column_head (svg, &layout, column, y + 18);
  for (guint row = 0; row < grid->rows->len; row++)
    draw_row (svg, &layout, row);

  return row_y (&layout, grid->rows->len - 1) + ROW_HEIGHT;
}
