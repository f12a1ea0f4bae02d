/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-svg-private.h"

#include <stdio.h>
#include <string.h>

static void
test_empty (void)
{
  g_autofree char *picture = bal_svg_end (bal_svg_new ("empty", 480), 20.125, "A", "B");

  g_assert_true (g_str_has_prefix (picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                            "viewBox=\"0 0 480 20.13\" width=\"480\""));
  g_assert_nonnull (strstr (picture, "aria-labelledby=\"empty-title empty-desc\""));
  g_assert_nonnull (strstr (picture, "<title id=\"empty-title\">A</title>"));
  g_assert_nonnull (strstr (picture, "<desc id=\"empty-desc\">B</desc>"));
  g_assert_null (strstr (picture, "<pattern"));
  g_assert_true (g_str_has_suffix (picture, "</svg>\n"));
}

static void
test_escaping (void)
{
  BalSvg *svg = bal_svg_new ("escaping", 100);
  g_autofree char *picture = NULL;

  bal_svg_text (svg, 1, 2, "<script>\"&'", (BalSvgType){ .size = 10 });
  picture = bal_svg_end (svg, 10, "a < b", "c & d");

  g_assert_null (strstr (picture, "<script"));
  g_assert_nonnull (strstr (picture, "&lt;script&gt;"));
  g_assert_nonnull (strstr (picture, "a &lt; b"));
  g_assert_nonnull (strstr (picture, "c &amp; d"));
}

static void
test_numbers (void)
{
  BalSvg *svg = bal_svg_new ("numbers", 100);
  g_autofree char *picture = NULL;

  bal_svg_line (svg, 0.1 + 0.2, -1.5, -0.004, 12.345678, (BalSvgPaint){ .stroke = "#000000" });
  picture = bal_svg_end (svg, 10, "", "");

  g_assert_nonnull (strstr (picture, "x1=\"0.3\" y1=\"-1.5\" x2=\"0\" y2=\"12.35\""));
}

static void
test_hatch (void)
{
  BalSvg *svg = bal_svg_new ("one", 100);
  g_autofree char *picture = NULL;

  bal_svg_box (svg, (BalSvgBox){ 0, 0, 1, 1 }, (BalSvgPaint){ .fill = BAL_SVG_HATCH });
  picture = bal_svg_end (svg, 10, "", "");

  g_assert_nonnull (strstr (picture, "fill=\"url(#one-hatch)\""));
  g_assert_nonnull (strstr (picture, "<pattern id=\"one-hatch\""));
}

static void
test_paragraph (void)
{
  BalSvg *svg = bal_svg_new ("lines", 100);
  BalSvgType type = { .size = 10 };
  double width = bal_svg_measure ("two words", type);
  g_autofree char *picture = NULL;

  g_assert_cmpfloat (bal_svg_paragraph (svg, (BalSvgBox){ 0, 10, width }, "two words", type), ==,
                     10);
  g_assert_cmpfloat (bal_svg_paragraph (svg, (BalSvgBox){ 0, 10, width }, "two wordss", type), ==,
                     23);
  picture = bal_svg_end (svg, 10, "", "");

  g_assert_nonnull (strstr (picture, ">two words</text>"));
  g_assert_nonnull (strstr (picture, ">wordss</text>"));
}

/* Each step is darker than the one before it, so that the scale survives a grey printer. */
static void
test_shades (void)
{
  double before = 1000;

  for (guint i = 0; i < BAL_SVG_N_SHADES; i++)
    {
      guint red = 0;
      guint green = 0;
      guint blue = 0;
      double lightness = 0;

      g_assert_cmpint (sscanf (bal_svg_shade (i), "#%02x%02x%02x", &red, &green, &blue), ==, 3);
      lightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      g_assert_cmpfloat (lightness, <, before - 10);
      g_assert_cmpstr (bal_svg_shade_ink (i), ==, lightness > 127 ? BAL_SVG_INK : BAL_SVG_PAPER);
      before = lightness;
    }
}

static void
test_fit (void)
{
  BalSvgType type = { .size = 20 };

  g_assert_cmpfloat (bal_svg_fit ("word", 1000, type).size, ==, 20);
  g_assert_cmpfloat (bal_svg_fit ("word", bal_svg_measure ("word", type) - 1, type).size, <, 20);
  g_assert_cmpfloat (bal_svg_fit ("word", 0, type).size, ==, 11);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/svg/empty", test_empty);
  g_test_add_func ("/svg/escaping", test_escaping);
  g_test_add_func ("/svg/numbers", test_numbers);
  g_test_add_func ("/svg/hatch", test_hatch);
  g_test_add_func ("/svg/paragraph", test_paragraph);
  g_test_add_func ("/svg/shades", test_shades);
  g_test_add_func ("/svg/fit", test_fit);

  return g_test_run ();
}
