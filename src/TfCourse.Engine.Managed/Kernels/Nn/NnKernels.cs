namespace TfCourse.Engine.Managed;

/// <summary>The kernels of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AvgPool", AvgPoolKernel.Create);
        table.Add("AvgPool3D", AvgPoolKernel.Create);
        table.Add("AvgPool3DGrad", AvgPoolKernel.Grad);
        table.Add("AvgPoolGrad", AvgPoolKernel.Grad);
        table.Add("BiasAdd", BiasAddKernel.Create);
        table.Add("BiasAddGrad", BiasAddGradKernel.Create);
        table.Add("BiasAddV1", BiasAddKernel.Create);
        table.Add("Conv2D", ConvolutionKernel.Create);
        table.Add("Conv2DBackpropFilter", ConvolutionBackpropFilterKernel.Create);
        table.Add("Conv2DBackpropInput", ConvolutionBackpropInputKernel.Create);
        table.Add("Conv3D", ConvolutionKernel.Create);
        table.Add("Conv3DBackpropFilterV2", ConvolutionBackpropFilterKernel.Create);
        table.Add("Conv3DBackpropInputV2", ConvolutionBackpropInputKernel.Create);
        table.Add("DepthwiseConv2dNative", DepthwiseKernel.Create);
        table.Add("DepthwiseConv2dNativeBackpropFilter", DepthwiseKernel.BackpropFilter);
        table.Add("DepthwiseConv2dNativeBackpropInput", DepthwiseKernel.BackpropInput);
        table.Add("Dilation2D", Dilation2DKernel.Create);
        table.Add("Dilation2DBackpropFilter", Dilation2DKernel.BackpropFilter);
        table.Add("Dilation2DBackpropInput", Dilation2DKernel.BackpropInput);
        table.Add("Elu", EluKernel.Create);
        table.Add("EluGrad", EluKernel.Grad);
        table.Add("FusedBatchNorm", FusedBatchNormKernel.Create);
        table.Add("FusedBatchNormGrad", FusedBatchNormKernel.Grad);
        table.Add("FusedBatchNormGradV2", FusedBatchNormKernel.Grad);
        table.Add("FusedBatchNormGradV3", FusedBatchNormKernel.Grad);
        table.Add("FusedBatchNormV2", FusedBatchNormKernel.Create);
        table.Add("FusedBatchNormV3", FusedBatchNormKernel.Create);
        table.Add("LRN", LRNKernel.Create);
        table.Add("LRNGrad", LRNKernel.Grad);
        table.Add("LeakyRelu", LeakyReluKernel.Create);
        table.Add("LeakyReluGrad", LeakyReluKernel.Grad);
        table.Add("LogSoftmax", SoftmaxKernel.Create);
        table.Add("MaxPool", MaxPoolKernel.Create);
        table.Add("MaxPool3D", MaxPoolKernel.Create);
        table.Add("MaxPool3DGrad", MaxPoolGradKernel.Create);
        table.Add("MaxPool3DGradGrad", MaxPoolGradKernel.Grad);
        table.Add("MaxPoolGrad", MaxPoolGradKernel.Create);
        table.Add("MaxPoolGradGrad", MaxPoolGradKernel.Grad);
        table.Add("MaxPoolGradGradV2", MaxPoolGradKernel.Grad);
        table.Add("MaxPoolGradV2", MaxPoolGradKernel.Create);
        table.Add("MaxPoolGradWithArgmax", MaxPoolWithArgmaxKernel.Grad);
        table.Add("MaxPoolV2", MaxPoolKernel.Create);
        table.Add("MaxPoolWithArgmax", MaxPoolWithArgmaxKernel.Create);
        table.Add("Relu", ReluKernel.Create);
        table.Add("Relu6", Relu6Kernel.Create);
        table.Add("Relu6Grad", Relu6Kernel.Grad);
        table.Add("ReluGrad", ReluKernel.Grad);
        table.Add("ResizeBilinear", ResizeBilinearKernel.Create);
        table.Add("ResizeBilinearGrad", ResizeBilinearKernel.Grad);
        table.Add("ResizeNearestNeighbor", ResizeNearestNeighborKernel.Create);
        table.Add("ResizeNearestNeighborGrad", ResizeNearestNeighborKernel.Grad);
        table.Add("Selu", SeluKernel.Create);
        table.Add("SeluGrad", SeluKernel.Grad);
        table.Add("Softmax", SoftmaxKernel.Create);
        table.Add("SoftmaxCrossEntropyWithLogits", CrossEntropyKernel.Create);
        table.Add("Softplus", SoftplusKernel.Create);
        table.Add("SoftplusGrad", SoftplusKernel.Grad);
        table.Add("Softsign", SoftsignKernel.Create);
        table.Add("SoftsignGrad", SoftsignKernel.Grad);
        table.Add("SparseSoftmaxCrossEntropyWithLogits", SparseCrossEntropyKernel.Create);
    }
}
