/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-plot-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/chart/bal-words-private.h"

#define MAX_DAY_TICKS 7
#define LEAST_LABEL_WIDTH 44.0
#define KEY_HEIGHT 20.0
#define SWATCH_WIDTH 22.0
#define KEY_GAP 14.0

static const BalSvgType tick_type = { .size = 12, .fill = BAL_SVG_MUTED };
static const BalSvgType key_type = { .size = 12.5 };

static const char *const short_months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/* 1, 2 or 5 times a power of ten, at least as large. */
static double
round_step (double least)
{
  double power = pow (10, floor (log10 (least)));
  double part = least / power;

  if (part <= 1)
    return power;
  if (part <= 2)
    return 2 * power;

  return part <= 5 ? 5 * power : 10 * power;
}

void
bal_drawing_scale_fit (BalDrawingScale *self, double low, double high, guint n_ticks)
{
  double size;
  double pad;

  low = CLAMP (low, -BAL_DRAWING_LARGEST, BAL_DRAWING_LARGEST);
  high = CLAMP (high, low, BAL_DRAWING_LARGEST);
  size = MAX (fabs (low), fabs (high));
  pad = size > 0 ? size / 10 : 1;
  /* Figures that differ only in what rounding leaves are drawn as one. */
  if (high - low <= size * 1e-9)
    {
      low -= low >= 0 && low < pad ? 0 : pad;
      high += pad;
    }

  self->step = round_step ((high - low) / MAX (n_ticks, 1));
  self->low = floor (low / self->step + 1e-9) * self->step;
  self->high = ceil (high / self->step - 1e-9) * self->step;
  self->n_steps = (guint) CLAMP (llround ((self->high - self->low) / self->step), 1, 100);
}

double
bal_drawing_scale_place (const BalDrawingScale *self, double value)
{
  return CLAMP ((value - self->low) / (self->high - self->low), 0, 1);
}

/* With as many places as the step has, so that all ticks have the same. */
char *
bal_drawing_scale_format (const BalDrawingScale *self, double value)
{
  double shown = self->percent ? value * 100 : value;
  double step = self->percent ? self->step * 100 : self->step;
  double largest = MAX (fabs (self->low), fabs (self->high));
  const char *unit = self->percent ? "%" : "";
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  /* No "-0". */
  if (fabs (shown) < step / 2)
    shown = 0;
  if (largest >= 1e9 || step < 1e-4)
    g_ascii_formatd (buffer, sizeof buffer, "%.3g", shown);
  else if (step >= 1 && self->plain)
    g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, (gint64) llround (shown));
  else if (step >= 1)
    {
      g_autofree char *count = bal_words_from_count (llround (shown));

      return g_strconcat (count, unit, NULL);
    }
  else
    {
      g_snprintf (format, sizeof format, "%%.%df", (int) CLAMP (-floor (log10 (step)), 0, 6));
      g_ascii_formatd (buffer, sizeof buffer, format, shown);
    }

  return g_strconcat (buffer, unit, NULL);
}

char *
bal_drawing_scale_say (const BalDrawingScale *self, double value)
{
  g_autofree char *number = NULL;

  if (!self->percent || !isfinite (value))
    return bal_words_from_number (value);
  number = bal_words_from_number (round (value * 1000) / 10);

  return g_strconcat (number, "%", NULL);
}

static double
get_tick (const BalDrawingScale *self, guint i)
{
  return self->low + i * self->step;
}

double
bal_drawing_scale_get_room (const BalDrawingScale *self)
{
  double room = 0;

  for (guint i = 0; i <= self->n_steps; i++)
    {
      g_autofree char *label = bal_drawing_scale_format (self, get_tick (self, i));

      room = MAX (room, bal_svg_measure (label, tick_type));
    }

  return room + 6;
}

double
bal_drawing_y (BalSvgBox box, const BalDrawingScale *scale, double value)
{
  return box.y + box.height * (1 - bal_drawing_scale_place (scale, value));
}

double
bal_drawing_x (BalSvgBox box, const BalDrawingScale *scale, double value)
{
  return box.x + box.width * bal_drawing_scale_place (scale, value);
}

void
bal_drawing_vertical (BalSvg *svg, BalSvgBox box, const BalDrawingScale *scale)
{
  BalSvgType type = tick_type;

  type.anchor = BAL_SVG_ANCHOR_END;
  for (guint i = 0; i <= scale->n_steps; i++)
    {
      double value = get_tick (scale, i);
      double y = bal_drawing_y (box, scale, value);
      g_autofree char *label = bal_drawing_scale_format (scale, value);

      bal_svg_line (svg, box.x, y, box.x + box.width, y,
                    (BalSvgPaint){ .stroke = "#e2e2e2", .stroke_width = 0.75 });
      bal_svg_text (svg, box.x - 6, y + 4, label, type);
    }
}

void
bal_drawing_horizontal (BalSvg *svg, BalSvgBox box, const BalDrawingScale *scale)
{
  double bottom = box.y + box.height;
  BalSvgType type = tick_type;

  type.anchor = BAL_SVG_ANCHOR_MIDDLE;
  for (guint i = 0; i <= scale->n_steps; i++)
    {
      double value = get_tick (scale, i);
      double x = bal_drawing_x (box, scale, value);
      g_autofree char *label = bal_drawing_scale_format (scale, value);

      bal_svg_line (svg, x, bottom, x, bottom + 4, (BalSvgPaint){ .stroke = BAL_SVG_INK });
      bal_svg_text (svg, x, bottom + 17, label, type);
    }
  bal_svg_line (svg, box.x, bottom, box.x + box.width, bottom,
                (BalSvgPaint){ .stroke = BAL_SVG_INK });
}

double
bal_drawing_day_x (BalSvgBox box, gint32 first, gint32 last, gint32 day)
{
  if (last <= first)
    return box.x + box.width / 2;

  return box.x + box.width * ((double) day - first) / ((double) last - first);
}

/* Ticks stand at every so many months, or days where the months are too few. */
typedef struct
{
  int months;
  int days;
} TickStep;

static TickStep
choose_step (gint32 first, gint32 last, guint n_ticks)
{
  static const TickStep steps[] = { { 0, 1 },   { 0, 2 },   { 0, 7 },    { 0, 14 },
                                    { 1, 0 },   { 2, 0 },   { 3, 0 },    { 6, 0 },
                                    { 12, 0 },  { 24, 0 },  { 60, 0 },   { 120, 0 },
                                    { 240, 0 }, { 600, 0 }, { 1200, 0 }, { 6000, 0 } };
  double days = (double) last - first;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (steps); i++)
    {
      double each = steps[i].days > 0 ? steps[i].days : steps[i].months * 30.4;

      if (days / each < n_ticks)
        return steps[i];
    }

  return steps[G_N_ELEMENTS (steps) - 1];
}

/* The first tick on the day or after it. */
static gint32
get_first_tick (gint32 first, TickStep step)
{
  int year, month, day;
  int months;

  if (step.days > 0)
    return first;
  bal_day_to_civil (first, &year, &month, &day);
  months = year * 12 + month - 1 + (day > 1 ? 1 : 0);
  months = (months + step.months - 1) / step.months * step.months;

  return bal_day_from_civil (months / 12, months % 12 + 1, 1);
}

static gint32
get_next_tick (gint32 tick, TickStep step)
{
  int year, month, day;
  int months;

  if (step.days > 0)
    return tick + step.days;
  bal_day_to_civil (tick, &year, &month, &day);
  months = year * 12 + month - 1 + step.months;

  return bal_day_from_civil (months / 12, months % 12 + 1, 1);
}

static void
draw_day (BalSvg *svg, double x, double bottom, gint32 tick, TickStep step, int *year_before)
{
  int year, month, day;
  g_autofree char *label = NULL;
  BalSvgType type = tick_type;

  type.anchor = BAL_SVG_ANCHOR_MIDDLE;
  bal_day_to_civil (tick, &year, &month, &day);
  if (step.months >= 12)
    label = g_strdup_printf ("%d", year);
  else if (step.months > 0)
    label = g_strdup (short_months[month - 1]);
  else
    label = g_strdup_printf ("%d %s", day, short_months[month - 1]);
  bal_svg_line (svg, x, bottom, x, bottom + 4, (BalSvgPaint){ .stroke = BAL_SVG_INK });
  bal_svg_text (svg, x, bottom + 17, label, type);
  if (step.months < 12 && year != *year_before)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      bal_svg_text (svg, x, bottom + 31, text, type);
    }
  *year_before = year;
}

void
bal_drawing_days (BalSvg *svg, BalSvgBox box, gint32 first, gint32 last)
{
  guint n_ticks = (guint) CLAMP (box.width / LEAST_LABEL_WIDTH, 2, 2 * MAX_DAY_TICKS);
  TickStep step = choose_step (first, last, n_ticks);
  gint32 tick = get_first_tick (first, step);
  int year_before = -1;

  bal_svg_line (svg, box.x, box.y + box.height, box.x + box.width, box.y + box.height,
                (BalSvgPaint){ .stroke = BAL_SVG_INK });
  /* Between two ticks: the days say themselves. */
  if (tick > last)
    {
      step = (TickStep){ .days = MAX (last - first, 1) };
      tick = first;
    }
  for (; tick != BAL_DAY_NONE && tick <= last; tick = get_next_tick (tick, step))
    draw_day (svg, bal_drawing_day_x (box, first, last, tick), box.y + box.height, tick, step,
              &year_before);
}

static void
draw_triangle (BalSvg *svg, double x, double y, double size, int direction)
{
  const BalSvgPoint corners[] = { { x, y - direction * size * 1.15 },
                                  { x + size * 1.1, y + direction * size * 0.8 },
                                  { x - size * 1.1, y + direction * size * 0.8 } };

  bal_svg_path (svg, corners, G_N_ELEMENTS (corners), TRUE,
                (BalSvgPaint){
                  .fill = BAL_SVG_NEUTRAL, .stroke = BAL_SVG_PAPER, .stroke_width = 0.75 });
}

static void
draw_diamond (BalSvg *svg, double x, double y, double size)
{
  const BalSvgPoint corners[] = {
    { x, y - size * 1.3 }, { x + size * 1.3, y }, { x, y + size * 1.3 }, { x - size * 1.3, y }
  };

  bal_svg_path (svg, corners, G_N_ELEMENTS (corners), TRUE,
                (BalSvgPaint){
                  .fill = BAL_SVG_WARNING, .stroke = BAL_SVG_PAPER, .stroke_width = 0.75 });
}

void
bal_drawing_mark (BalSvg *svg, double x, double y, double size, BalDrawingMark mark)
{
  BalSvgPaint edge = { .stroke = BAL_SVG_PAPER, .stroke_width = 0.75 };

  switch (mark)
    {
    case BAL_DRAWING_MARK_DISC:
      edge.fill = BAL_SVG_ACCENT;
      bal_svg_circle (svg, x, y, size * 1.15, edge);
      break;
    case BAL_DRAWING_MARK_DIAMOND:
      draw_diamond (svg, x, y, size);
      break;
    case BAL_DRAWING_MARK_UP:
    case BAL_DRAWING_MARK_DOWN:
      draw_triangle (svg, x, y, size, mark == BAL_DRAWING_MARK_UP ? 1 : -1);
      break;
    case BAL_DRAWING_MARK_SQUARE:
      edge.fill = BAL_SVG_INK;
      bal_svg_box (svg, (BalSvgBox){ x - size, y - size, 2 * size, 2 * size }, edge);
      break;
    case BAL_DRAWING_MARK_RING:
      bal_svg_circle (svg, x, y, size,
                      (BalSvgPaint){
                        .fill = BAL_SVG_PAPER, .stroke = BAL_SVG_MUTED, .stroke_width = 1.25 });
      break;
    case BAL_DRAWING_MARK_DOT:
    default:
      bal_svg_circle (svg, x, y, size * 0.75, (BalSvgPaint){ .fill = BAL_SVG_MUTED });
    }
}

static void
draw_swatch (BalSvg *svg, double x, double y, const BalDrawingKey *key)
{
  if (key->is_mark)
    bal_drawing_mark (svg, x + SWATCH_WIDTH / 2, y, 4, key->mark);
  else if (key->paint.fill != NULL)
    bal_svg_box (svg, (BalSvgBox){ x, y - 6, SWATCH_WIDTH, 12 }, key->paint);
  else
    bal_svg_line (svg, x, y, x + SWATCH_WIDTH, y, key->paint);
}

double
bal_drawing_keys (BalSvg *svg, double y, const BalDrawingKey *keys, guint n_keys)
{
  double end = bal_svg_get_width (svg) - BAL_DRAWING_MARGIN;
  double x = BAL_DRAWING_MARGIN;

  for (guint i = 0; i < n_keys; i++)
    {
      double width = SWATCH_WIDTH + 6 + bal_svg_measure (keys[i].label, key_type);

      if (x + width > end && x > BAL_DRAWING_MARGIN)
        {
          x = BAL_DRAWING_MARGIN;
          y += KEY_HEIGHT;
        }
      draw_swatch (svg, x, y + KEY_HEIGHT / 2, &keys[i]);
      bal_svg_text (svg, x + SWATCH_WIDTH + 6, y + KEY_HEIGHT / 2 + 4.5, keys[i].label, key_type);
      x += width + KEY_GAP;
    }

  return y + (n_keys > 0 ? KEY_HEIGHT : 0);
}

void
bal_drawing_part_labels (double *places, guint n, double least, double top, double bottom)
{
  for (guint i = 0; i < n; i++)
    places[i] = MAX (places[i], i > 0 ? places[i - 1] + least : top);
  for (guint i = n; i > 0; i--)
    places[i - 1] = MIN (places[i - 1], i < n ? places[i] - least : bottom);
}
