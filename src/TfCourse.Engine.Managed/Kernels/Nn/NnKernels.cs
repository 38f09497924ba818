namespace TfCourse.Engine.Managed;

/// <summary>The kernels of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AvgPool", static node => AvgPoolKernel.Create(node));
        table.Add("AvgPool3D", static node => AvgPoolKernel.Create(node));
        table.Add("AvgPool3DGrad", static node => AvgPoolKernel.Grad(node));
        table.Add("AvgPoolGrad", static node => AvgPoolKernel.Grad(node));
        table.Add("BiasAdd", static node => BiasAddKernel.Create(node));
        table.Add("BiasAddGrad", static node => BiasAddGradKernel.Create(node));
        table.Add("BiasAddV1", static node => BiasAddKernel.Create(node));
        table.Add("Conv2D", static node => ConvolutionKernel.Create(node));
        table.Add("Conv2DBackpropFilter", static node => ConvolutionBackpropFilterKernel.Create(node));
        table.Add("Conv2DBackpropInput", static node => ConvolutionBackpropInputKernel.Create(node));
        table.Add("Conv3D", static node => ConvolutionKernel.Create(node));
        table.Add("Conv3DBackpropFilterV2", static node => ConvolutionBackpropFilterKernel.Create(node));
        table.Add("Conv3DBackpropInputV2", static node => ConvolutionBackpropInputKernel.Create(node));
        table.Add("DepthwiseConv2dNative", static node => DepthwiseKernel.Create(node));
        table.Add("DepthwiseConv2dNativeBackpropFilter", static node => DepthwiseKernel.BackpropFilter(node));
        table.Add("DepthwiseConv2dNativeBackpropInput", static node => DepthwiseKernel.BackpropInput(node));
        table.Add("Dilation2D", static node => Dilation2DKernel.Create(node));
        table.Add("Dilation2DBackpropFilter", static node => Dilation2DKernel.BackpropFilter(node));
        table.Add("Dilation2DBackpropInput", static node => Dilation2DKernel.BackpropInput(node));
        table.Add("Elu", static node => EluKernel.Create(node));
        table.Add("EluGrad", static node => EluKernel.Grad(node));
        table.Add("FusedBatchNorm", static node => FusedBatchNormKernel.Create(node));
        table.Add("FusedBatchNormGrad", static node => FusedBatchNormKernel.Grad(node));
        table.Add("FusedBatchNormGradV2", static node => FusedBatchNormKernel.Grad(node));
        table.Add("FusedBatchNormGradV3", static node => FusedBatchNormKernel.Grad(node));
        table.Add("FusedBatchNormV2", static node => FusedBatchNormKernel.Create(node));
        table.Add("FusedBatchNormV3", static node => FusedBatchNormKernel.Create(node));
        table.Add("LRN", static node => LRNKernel.Create(node));
        table.Add("LRNGrad", static node => LRNKernel.Grad(node));
        table.Add("LeakyRelu", static node => LeakyReluKernel.Create(node));
        table.Add("LeakyReluGrad", static node => LeakyReluKernel.Grad(node));
        table.Add("LogSoftmax", static node => SoftmaxKernel.Create(node));
        table.Add("MaxPool", static node => MaxPoolKernel.Create(node));
        table.Add("MaxPool3D", static node => MaxPoolKernel.Create(node));
        table.Add("MaxPool3DGrad", static node => MaxPoolGradKernel.Create(node));
        table.Add("MaxPool3DGradGrad", static node => MaxPoolGradKernel.Grad(node));
        table.Add("MaxPoolGrad", static node => MaxPoolGradKernel.Create(node));
        table.Add("MaxPoolGradGrad", static node => MaxPoolGradKernel.Grad(node));
        table.Add("MaxPoolGradGradV2", static node => MaxPoolGradKernel.Grad(node));
        table.Add("MaxPoolGradV2", static node => MaxPoolGradKernel.Create(node));
        table.Add("MaxPoolGradWithArgmax", static node => MaxPoolWithArgmaxKernel.Grad(node));
        table.Add("MaxPoolV2", static node => MaxPoolKernel.Create(node));
        table.Add("MaxPoolWithArgmax", static node => MaxPoolWithArgmaxKernel.Create(node));
        table.Add("Relu", static node => ReluKernel.Create(node));
        table.Add("Relu6", static node => Relu6Kernel.Create(node));
        table.Add("Relu6Grad", static node => Relu6Kernel.Grad(node));
        table.Add("ReluGrad", static node => ReluKernel.Grad(node));
        table.Add("ResizeBilinear", static node => ResizeBilinearKernel.Create(node));
        table.Add("ResizeBilinearGrad", static node => ResizeBilinearKernel.Grad(node));
        table.Add("ResizeNearestNeighbor", static node => ResizeNearestNeighborKernel.Create(node));
        table.Add("ResizeNearestNeighborGrad", static node => ResizeNearestNeighborKernel.Grad(node));
        table.Add("Selu", static node => SeluKernel.Create(node));
        table.Add("SeluGrad", static node => SeluKernel.Grad(node));
        table.Add("Softmax", static node => SoftmaxKernel.Create(node));
        table.Add("SoftmaxCrossEntropyWithLogits", static node => CrossEntropyKernel.Create(node));
        table.Add("Softplus", static node => SoftplusKernel.Create(node));
        table.Add("SoftplusGrad", static node => SoftplusKernel.Grad(node));
        table.Add("Softsign", static node => SoftsignKernel.Create(node));
        table.Add("SoftsignGrad", static node => SoftsignKernel.Grad(node));
        table.Add("SparseSoftmaxCrossEntropyWithLogits", static node => SparseCrossEntropyKernel.Create(node));
    }
}
