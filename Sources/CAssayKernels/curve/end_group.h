// SPDX-License-Identifier: Apache-2.0
// Ends the parameters of group_body.h and check_body.h.
#undef GROUP
#undef GROUP_AFFINE
#undef GN
#undef COORDINATE
#undef CN
#undef COORDINATE_X8
#undef CXN
#undef GROUP_B
