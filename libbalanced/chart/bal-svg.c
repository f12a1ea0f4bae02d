/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-svg-private.h"

#include <math.h>

#include "libbalanced/base/bal-text-private.h"

#define FONTS                                                                     \
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', " \
  "'Liberation Sans', Arial, sans-serif"

#define LINE_SPACING 1.3
#define SMALLEST_SIZE 11.0

/* The widest of the fonts against the table of advances below. */
#define REGULAR_WIDTH 1.16
#define BOLD_WIDTH 1.34

struct _BalSvg
{
  char *id;
  double width;
  GString *body;
  gboolean has_hatch;
};

static const struct
{
  const char *fill;
  const char *ink;
} shades[BAL_SVG_N_SHADES] = {
  { "#f3f7fb", BAL_SVG_INK }, { "#d5e4f2", BAL_SVG_INK },   { "#a8c8e4", BAL_SVG_INK },
  { "#6fa3d0", BAL_SVG_INK }, { "#1f5a92", BAL_SVG_PAPER }, { "#0b3864", BAL_SVG_PAPER },
};

/* Thousandths of the size, for the characters from the space on, as in the common sans serifs. */
static const guint16 advances[] = {
  278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, /* space to / */
  556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, /* 0 to ? */
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, /* @ to O */
  667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, /* P to _ */
  333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, /* ` to o */
  556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      /* p to ~ */
};

static void
append_number (GString *out, double number)
{
  gint64 hundredths = llround (number * 100);
  const char *sign = hundredths < 0 ? "-" : "";
  guint64 size = ABS (hundredths);

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, sign, size / 100);
  if (size % 100 != 0)
    g_string_append_printf (out, size % 10 != 0 ? ".%02u" : ".%u",
                            (guint) (size % 10 != 0 ? size % 100 : size % 100 / 10));
}

static void
append_number_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, number);
  g_string_append_c (out, '"');
}

static void
append_text_attribute (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, " %s=\"", name);
  bal_text_append_xml (out, text, -1);
  g_string_append_c (out, '"');
}

static void
append_fill (BalSvg *self, const char *fill)
{
  if (g_strcmp0 (fill, BAL_SVG_HATCH) == 0)
    {
      self->has_hatch = TRUE;
      g_string_append_printf (self->body, " fill=\"url(#%s-hatch)\"", self->id);
      return;
    }

  append_text_attribute (self->body, "fill", fill != NULL ? fill : "none");
}

static void
append_paint (BalSvg *self, BalSvgPaint paint)
{
  append_fill (self, paint.fill);
  if (paint.stroke == NULL)
    return;

  append_text_attribute (self->body, "stroke", paint.stroke);
  append_number_attribute (self->body, "stroke-width",
                           paint.stroke_width > 0 ? paint.stroke_width : 1);
  if (paint.dash != NULL)
    append_text_attribute (self->body, "stroke-dasharray", paint.dash);
}

BalSvg *
bal_svg_new (const char *id, double width)
{
  BalSvg *self = g_new0 (BalSvg, 1);

  self->id = g_strdup (id);
  self->width = width;
  self->body = g_string_new (NULL);

  return self;
}

void
bal_svg_free (BalSvg *self)
{
  g_free (self->id);
  g_string_free (self->body, TRUE);
  g_free (self);
}

double
bal_svg_get_width (const BalSvg *self)
{
  return self->width;
}

void
bal_svg_box (BalSvg *self, BalSvgBox box, BalSvgPaint paint)
{
  g_string_append (self->body, "<rect");
  append_number_attribute (self->body, "x", box.x);
  append_number_attribute (self->body, "y", box.y);
  append_number_attribute (self->body, "width", MAX (box.width, 0));
  append_number_attribute (self->body, "height", MAX (box.height, 0));
  if (paint.radius > 0)
    append_number_attribute (self->body, "rx", paint.radius);
  append_paint (self, paint);
  g_string_append (self->body, "/>\n");
}

void
bal_svg_line (BalSvg *self, double x1, double y1, double x2, double y2, BalSvgPaint paint)
{
  g_string_append (self->body, "<line");
  append_number_attribute (self->body, "x1", x1);
  append_number_attribute (self->body, "y1", y1);
  append_number_attribute (self->body, "x2", x2);
  append_number_attribute (self->body, "y2", y2);
  append_paint (self, paint);
  g_string_append (self->body, "/>\n");
}

void
bal_svg_circle (BalSvg *self, double x, double y, double radius, BalSvgPaint paint)
{
  g_string_append (self->body, "<circle");
  append_number_attribute (self->body, "cx", x);
  append_number_attribute (self->body, "cy", y);
  append_number_attribute (self->body, "r", radius);
  append_paint (self, paint);
  g_string_append (self->body, "/>\n");
}

void
bal_svg_path (BalSvg *self,
              const BalSvgPoint *points,
              guint n_points,
              gboolean closed,
              BalSvgPaint paint)
{
  gboolean lifted = TRUE;

  g_string_append (self->body, "<path d=\"");
  for (guint i = 0; i < n_points; i++)
    {
      if (isnan (points[i].x) || isnan (points[i].y))
        {
          lifted = TRUE;
          continue;
        }
      g_string_append_c (self->body, lifted ? 'M' : 'L');
      append_number (self->body, points[i].x);
      g_string_append_c (self->body, ' ');
      append_number (self->body, points[i].y);
      lifted = FALSE;
    }
  if (closed)
    g_string_append_c (self->body, 'Z');
  g_string_append_c (self->body, '"');
  append_paint (self, paint);
  g_string_append (self->body, "/>\n");
}

void
bal_svg_text (BalSvg *self, double x, double y, const char *text, BalSvgType type)
{
  g_string_append (self->body, "<text");
  append_number_attribute (self->body, "x", x);
  append_number_attribute (self->body, "y", y);
  append_number_attribute (self->body, "font-size", type.size);
  if (type.bold)
    g_string_append (self->body, " font-weight=\"600\"");
  if (type.fill != NULL)
    append_text_attribute (self->body, "fill", type.fill);
  if (type.anchor != BAL_SVG_ANCHOR_START)
    append_text_attribute (self->body, "text-anchor",
                           type.anchor == BAL_SVG_ANCHOR_MIDDLE ? "middle" : "end");
  g_string_append_c (self->body, '>');
  bal_text_append_xml (self->body, text, -1);
  g_string_append (self->body, "</text>\n");
}

double
bal_svg_measure (const char *text, BalSvgType type)
{
  double thousandths = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      thousandths += c >= ' ' && c <= '~' ? advances[c - ' '] : 600;
    }

  return thousandths / 1000 * type.size * (type.bold ? BOLD_WIDTH : REGULAR_WIDTH);
}

BalSvgType
bal_svg_fit (const char *text, double width, BalSvgType type)
{
  while (type.size > SMALLEST_SIZE && bal_svg_measure (text, type) > width)
    type.size -= 0.5;

  return type;
}

/* The words of a text; one that is wider than a line is cut in pieces. */
static char **
split_words (const char *text, double width, BalSvgType type)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *start = words[i];

      while (bal_svg_measure (start, type) > width && *g_utf8_next_char (start) != '\0')
        {
          glong n = MAX (g_utf8_strlen (start, -1) - 1, 1);
          g_autofree char *piece = g_utf8_substring (start, 0, n);

          while (n > 1 && bal_svg_measure (piece, type) > width)
            {
              *g_utf8_offset_to_pointer (piece, --n) = '\0';
            }
          g_strv_builder_add (pieces, piece);
          start = g_utf8_offset_to_pointer (start, n);
        }
      g_strv_builder_add (pieces, start);
    }

  return g_strv_builder_end (pieces);
}

double
bal_svg_paragraph (BalSvg *self, BalSvgBox box, const char *text, BalSvgType type)
{
  g_auto (GStrv) words = split_words (text, box.width, type);
  g_autoptr (GString) line = g_string_new (NULL);
  double x = box.x + (type.anchor == BAL_SVG_ANCHOR_MIDDLE ? box.width / 2 : 0);
  double y = box.y;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize kept = line->len;

      if (kept > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
      if (kept == 0 || bal_svg_measure (line->str, type) <= box.width)
        continue;

      g_string_truncate (line, kept);
      bal_svg_text (self, x, y, line->str, type);
      y += type.size * LINE_SPACING;
      g_string_assign (line, words[i]);
    }
  bal_svg_text (self, x, y, line->str, type);

  return y;
}

const char *
bal_svg_shade (guint step)
{
  return shades[MIN (step, BAL_SVG_N_SHADES - 1)].fill;
}

const char *
bal_svg_shade_ink (guint step)
{
  return shades[MIN (step, BAL_SVG_N_SHADES - 1)].ink;
}

static void
append_head (BalSvg *self, GString *out, double height, const char *title)
{
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
  append_number (out, self->width);
  g_string_append_c (out, ' ');
  append_number (out, height);
  g_string_append_c (out, '"');
  append_number_attribute (out, "width", self->width);
  append_number_attribute (out, "height", height);
  g_string_append_printf (
    out, " role=\"img\" aria-labelledby=\"%s-title %s-desc\" font-family=\"%s\" fill=\"%s\">\n",
    self->id, self->id, FONTS, BAL_SVG_INK);
  g_string_append_printf (out, "<title id=\"%s-title\">", self->id);
  bal_text_append_xml (out, title, -1);
  g_string_append (out, "</title>\n");
}

static void
append_hatch (BalSvg *self, GString *out)
{
  g_string_append_printf (
    out,
    "<defs><pattern id=\"%s-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"%s\"/>"
    "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"%s\" stroke-width=\"1.5\"/>"
    "</pattern></defs>\n",
    self->id, BAL_SVG_PAPER, BAL_SVG_HAIRLINE);
}

char *
bal_svg_end (BalSvg *self, double height, const char *title, const char *description)
{
  GString *out = g_string_new (NULL);

  append_head (self, out, height, title);
  g_string_append_printf (out, "<desc id=\"%s-desc\">", self->id);
  bal_text_append_xml (out, description, -1);
  g_string_append (out, "</desc>\n");
  if (self->has_hatch)
    append_hatch (self, out);
  g_string_append (out, "<rect");
  append_number_attribute (out, "width", self->width);
  append_number_attribute (out, "height", height);
  g_string_append_printf (out, " fill=\"%s\"/>\n", BAL_SVG_PAPER);
  g_string_append_len (out, self->body->str, (gssize) self->body->len);
  g_string_append (out, "</svg>\n");
  bal_svg_free (self);

  return g_string_free (out, FALSE);
}
